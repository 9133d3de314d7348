import { blend, ellipse, fillPath, glow, type Paint, roundRect, stroke } from './shapes.ts'

const sizePx = 230
/** Where the fingers close: the hand is drawn around it, the product stands above it. */
const handX = 366
const handY = 644

/** The product in the streamer's hand, turning to and fro, with a light that runs over it. */
export function paintProduct(paint: Paint, art: CanvasImageSource | null, seconds: number) {
  const turn = Math.sin(seconds * 0.8) * 0.75
  const width = sizePx * Math.cos(turn)

  paint.save()
  paint.translate(handX + Math.sin(seconds * 0.45) * 5, handY + Math.sin(seconds * 0.6) * 8)
  paintArm(paint)
  glow(paint, [0, -100, 170], '255 250 240', 0.3)
  if (art) {
    paint.save()
    paint.translate(0, -104)
    // A little shear with the turn, so that it reads as depth and not as squeezing.
    paint.transform(1, turn * 0.1, 0, 1, 0, 0)
    paint.drawImage(art, -width / 2, -sizePx / 2, width, sizePx)
    paint.restore()
  }
  paintFingers(paint)
  paint.restore()
  paintSparkles(paint, seconds)
}

function paintArm(paint: Paint) {
  fillPath(paint, blend(paint, [-30, 40, 110, 260], '#5fa19c', '#2e6462'), () => {
    paint.moveTo(-38, 48)
    paint.bezierCurveTo(-6, 34, 26, 36, 46, 54)
    paint.bezierCurveTo(86, 104, 104, 160, 112, 270)
    paint.lineTo(-34, 270)
    paint.bezierCurveTo(-28, 190, -44, 110, -38, 48)
  })
  fillPath(paint, '#f0bda0', () => {
    paint.moveTo(-26, 50)
    paint.bezierCurveTo(-38, 18, -42, 0, -34, -18)
    paint.lineTo(34, -18)
    paint.bezierCurveTo(46, 4, 40, 26, 36, 50)
  })
  roundRect(paint, '#79b5b0', [-42, 38, 90, 24, 12])
}

function paintFingers(paint: Paint) {
  for (const [i, reach] of [38, 46, 45, 37].entries()) {
    const x = -36 + i * 18.5
    roundRect(paint, blend(paint, [x, 0, x + 19, 0], '#fbd9c3', '#f2c0a4'), [x, 22 - reach, 18, reach, 9])
    ellipse(paint, '#f7a491', [x + 9, 30 - reach, 4.5, 5.5])
  }
  stroke(paint, 'rgb(200 120 90 / .35)', 1.5, () => {
    for (const x of [-17.5, 1, 19.5]) {
      paint.moveTo(x, 18)
      paint.lineTo(x, -8)
    }
  })
}

function paintSparkles(paint: Paint, seconds: number) {
  for (let i = 0; i < 6; i++) {
    const drift = (seconds * (0.03 + i * 0.004) + i * 0.37) % 1
    const x = 30 + ((i * 191) % 480) + Math.sin(seconds * 0.5 + i) * 14
    glow(paint, [x, 820 - drift * 760, 8 + i * 2], '255 248 230', 0.3 * Math.sin(drift * Math.PI))
  }
}
