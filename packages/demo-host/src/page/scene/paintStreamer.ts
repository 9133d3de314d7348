import { blend, ellipse, fillPath, type Paint, roundRect, stroke } from './shapes.ts'

const skin = '#f6cdb4'
const skinShade = '#e5a98c'
const hair = '#3a2723'
const hairLight = '#5c4038'
const knit = '#3f7f7c'
const knitShade = '#2e6462'

/** The streamer at `seconds` of the show: breathing, nodding, blinking and talking, each on its own slow wave. */
export function paintStreamer(paint: Paint, seconds: number) {
  const breath = Math.sin(seconds * 1.5)
  const nod = Math.sin(seconds * 0.7) * 0.035 + Math.sin(seconds * 1.9) * 0.012
  const sway = Math.sin(seconds * 0.45) * 5

  paint.save()
  paint.translate(sway, breath * 1.6)
  inHead(paint, nod, () => paintBackHair(paint))
  paintBody(paint)
  inHead(paint, nod, () => {
    paintHead(paint)
    paintFace(paint, { isBlinking: seconds % 3.7 < 0.13, mouth: openMouth(seconds) })
    paintFringe(paint)
  })
  paint.restore()
}

/** Speech comes in phrases with pauses between them. */
function openMouth(seconds: number): number {
  const phrase = Math.max(0, Math.sin(seconds * 0.9) + 0.55)
  return Math.min(1, phrase) * Math.abs(Math.sin(seconds * 7.1) * 0.7 + Math.sin(seconds * 11.3) * 0.3)
}

function inHead(paint: Paint, turn: number, draw: () => void) {
  paint.save()
  paint.translate(270, 440)
  paint.rotate(turn)
  paint.translate(-270, -440)
  draw()
  paint.restore()
}

function paintBackHair(paint: Paint) {
  fillPath(paint, blend(paint, [170, 230, 380, 520], hairLight, hair, '#2b1b18'), () => {
    paint.moveTo(270, 216)
    paint.bezierCurveTo(382, 214, 388, 330, 382, 412)
    paint.bezierCurveTo(380, 470, 398, 500, 360, 516)
    paint.lineTo(180, 516)
    paint.bezierCurveTo(142, 500, 160, 470, 158, 412)
    paint.bezierCurveTo(152, 330, 158, 214, 270, 216)
  })
}

function paintBody(paint: Paint) {
  roundRect(paint, skin, [236, 400, 68, 110, 30])
  fillPath(paint, blend(paint, [80, 520, 480, 860], '#5fa19c', knit, knitShade), () => {
    paint.moveTo(226, 488)
    paint.bezierCurveTo(190, 512, 128, 516, 104, 572)
    paint.bezierCurveTo(78, 640, 66, 740, 62, 860)
    paint.lineTo(478, 860)
    paint.bezierCurveTo(474, 740, 462, 640, 436, 572)
    paint.bezierCurveTo(412, 516, 350, 512, 314, 488)
    paint.bezierCurveTo(300, 520, 240, 520, 226, 488)
  })
  fillPath(paint, skin, () => {
    paint.moveTo(236, 476)
    paint.bezierCurveTo(244, 522, 296, 522, 304, 476)
    paint.lineTo(304, 450)
    paint.lineTo(236, 450)
  })
  fillPath(paint, skinShade, () => {
    paint.moveTo(236, 440)
    paint.lineTo(304, 440)
    paint.lineTo(304, 464)
    paint.quadraticCurveTo(270, 496, 236, 464)
  })
  stroke(paint, '#79b5b0', 7, () => {
    paint.moveTo(226, 488)
    paint.bezierCurveTo(240, 526, 300, 526, 314, 488)
  })
  // Folds at the arms.
  stroke(paint, 'rgb(20 60 58 / .35)', 5, () => {
    paint.moveTo(146, 640)
    paint.quadraticCurveTo(152, 740, 140, 850)
    paint.moveTo(394, 640)
    paint.quadraticCurveTo(388, 740, 400, 850)
  })
}

function paintHead(paint: Paint) {
  for (const x of [187, 353]) ellipse(paint, skinShade, [x, 366, 12, 19])
  fillPath(paint, blend(paint, [190, 260, 350, 460], '#fde0cb', skin, '#efbb9e'), () => {
    paint.moveTo(188, 330)
    paint.bezierCurveTo(186, 250, 354, 250, 352, 330)
    paint.bezierCurveTo(354, 400, 322, 456, 270, 460)
    paint.bezierCurveTo(218, 456, 186, 400, 188, 330)
  })
  for (const x of [214, 326]) ellipse(paint, 'rgb(240 120 100 / .24)', [x, 396, 22, 13])
}

function paintFace(paint: Paint, { isBlinking, mouth }: { isBlinking: boolean; mouth: number }) {
  for (const [x, side] of [
    [232, -1],
    [308, 1],
  ] as const) {
    stroke(paint, '#6b4a3f', 4.5, () => {
      paint.moveTo(x - 16, 327 - side)
      paint.quadraticCurveTo(x + side * 3, 318, x + 16, 327 + side)
    })
    if (isBlinking) {
      stroke(paint, '#3a2420', 4, () => paint.arc(x, 352, 14, 0.35, Math.PI - 0.35))
      continue
    }
    ellipse(paint, '#fffaf5', [x, 360, 15, 13])
    ellipse(paint, '#3b2621', [x, 361, 10.5, 12])
    ellipse(paint, '#7a4b3c', [x, 364, 6.5, 7])
    ellipse(paint, '#1d1210', [x, 361, 5, 6])
    ellipse(paint, '#ffffff', [x - 4, 356, 3.4, 3.8])
    stroke(paint, '#2f1e1a', 4.5, () => paint.arc(x, 363, 17, Math.PI + 0.35, -0.35))
  }
  stroke(paint, '#dd9c80', 4, () => {
    paint.moveTo(270, 372)
    paint.quadraticCurveTo(279, 394, 267, 397)
  })
  paintMouth(paint, mouth)
}

function paintMouth(paint: Paint, mouth: number) {
  const drop = 5 + mouth * 13
  fillPath(paint, '#9c3b3a', () => {
    paint.moveTo(246, 419)
    paint.quadraticCurveTo(270, 425, 294, 419)
    paint.quadraticCurveTo(270, 419 + drop * 2.1, 246, 419)
  })
  if (mouth > 0.15) roundRect(paint, '#fff7f2', [257, 421, 26, 5, 3])
  stroke(paint, '#c85a52', 3.5, () => {
    paint.moveTo(244, 418)
    paint.quadraticCurveTo(270, 425, 296, 418)
  })
}

function paintFringe(paint: Paint) {
  const shade = blend(paint, [180, 220, 370, 380], '#6b4b41', hair, '#2f1e1a')
  fillPath(paint, shade, () => {
    paint.moveTo(180, 388)
    paint.bezierCurveTo(164, 250, 220, 212, 274, 214)
    paint.bezierCurveTo(346, 214, 380, 262, 362, 390)
    paint.bezierCurveTo(356, 350, 348, 316, 322, 288)
    paint.bezierCurveTo(290, 316, 234, 318, 206, 304)
    paint.bezierCurveTo(192, 328, 184, 356, 180, 388)
  })
  stroke(paint, 'rgb(255 220 200 / .28)', 6, () => {
    paint.moveTo(214, 258)
    paint.quadraticCurveTo(262, 226, 322, 252)
  })
  for (const x of [184, 356]) ellipse(paint, '#f6d58a', [x, 394, 4.5, 4.5])
}
