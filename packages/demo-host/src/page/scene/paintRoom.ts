import { blend, ellipse, fillPath, glow, type Paint, roundRect, sceneHeight, sceneWidth, stroke } from './shapes.ts'

const blurFactor = 5

/**
 * The studio behind the streamer, out of focus. Nothing in it moves, so it is painted once; small and then enlarged,
 * because the canvas's own blur filter would block the page for half a second.
 */
export function paintRoom(paint: Paint) {
  const small = new OffscreenCanvas(sceneWidth / blurFactor, sceneHeight / blurFactor)
  const sketch = small.getContext('2d')
  if (!sketch) return
  sketch.scale(1 / blurFactor, 1 / blurFactor)
  paintSharpRoom(sketch)
  paint.imageSmoothingQuality = 'high'
  paint.drawImage(small, 0, 0, sceneWidth, sceneHeight)
}

function paintSharpRoom(paint: Paint) {
  paint.fillStyle = blend(paint, [0, 0, 120, sceneHeight], '#f7dcc4', '#eebfa3', '#c98e7c')
  paint.fillRect(0, 0, sceneWidth, sceneHeight)
  paintWindow(paint)
  paintShelf(paint)
  glow(paint, [270, 330, 330], '255 240 220', 0.75)
  paintPlant(paint)
}

function paintWindow(paint: Paint) {
  roundRect(paint, '#d9a78f', [-40, 96, 196, 400, 14])
  roundRect(paint, blend(paint, [0, 96, 0, 490], '#fff6e6', '#ffe1bd', '#f7c69d'), [-30, 106, 176, 380, 8])
  paint.fillStyle = '#dcae95'
  paint.fillRect(56, 106, 7, 380)
  paint.fillRect(-30, 280, 176, 7)
  glow(paint, [60, 260, 260], '255 246 226', 0.7)
}

function paintShelf(paint: Paint) {
  for (const y of [236, 392]) roundRect(paint, '#b87f66', [400, y, 160, 11, 4])
  const books = ['#7d8fa6', '#e9dccb', '#c65f4a', '#f0c98b', '#6f8d7e', '#e9dccb']
  for (const [i, color] of books.entries()) {
    const height = 62 + ((i * 17) % 25)
    roundRect(paint, color, [412 + i * 17, 236 - height, 14, height, 3])
  }
  ellipse(paint, '#f3e4d3', [446, 358, 25, 33])
  roundRect(paint, '#f3e4d3', [437, 310, 18, 28, 6])
  for (const [dx, dy] of [
    [-24, -62],
    [4, -84],
    [28, -56],
  ] as const) {
    stroke(paint, '#9a8063', 3, () => {
      paint.moveTo(446, 316)
      paint.quadraticCurveTo(446 + dx * 0.3, 316 + dy * 0.7, 446 + dx, 316 + dy)
    })
    ellipse(paint, '#fff0df', [446 + dx, 316 + dy, 10, 13])
  }
  roundRect(paint, '#8fa5b5', [496, 344, 60, 48, 8])
  ellipse(paint, '#fbe9c8', [526, 190, 26, 30])
  glow(paint, [522, 190, 120], '255 226 170', 0.8)
}

function paintPlant(paint: Paint) {
  const leaves = [
    [-1.15, 150],
    [-0.75, 190],
    [-0.35, 215],
    [0.05, 205],
    [0.45, 165],
  ] as const
  for (const [turn, length] of leaves) {
    paint.save()
    paint.translate(30, 740)
    paint.rotate(turn + 0.25)
    fillPath(paint, blend(paint, [0, -length, 0, 0], '#7f9c78', '#4d6b55'), () => {
      paint.moveTo(0, 0)
      paint.bezierCurveTo(-44, -length * 0.4, -26, -length * 0.85, 0, -length)
      paint.bezierCurveTo(26, -length * 0.85, 44, -length * 0.4, 0, 0)
    })
    paint.restore()
  }
}

/** The table and what stands on it: in front of the streamer. */
export function paintTable(paint: Paint) {
  paint.fillStyle = blend(paint, [0, 806, 0, sceneHeight], '#f8e8d8', '#e4c3a8', '#b98a72')
  fillPath(paint, paint.fillStyle, () => {
    paint.moveTo(0, 826)
    paint.quadraticCurveTo(270, 796, sceneWidth, 826)
    paint.lineTo(sceneWidth, sceneHeight)
    paint.lineTo(0, sceneHeight)
  })
  glow(paint, [270, 850, 240], '255 255 255', 0.5)
  ellipse(paint, 'rgb(120 70 50 / .2)', [92, 872, 62, 12])
  roundRect(paint, blend(paint, [40, 0, 140, 0], '#fdf6ee', '#e8d8c8'), [46, 812, 92, 60, 8])
  roundRect(paint, '#d8391f', [46, 834, 92, 7, 0])
  ellipse(paint, 'rgb(120 70 50 / .2)', [470, 874, 44, 10])
  roundRect(paint, blend(paint, [434, 0, 506, 0], '#ffffff', '#dfe3e4'), [438, 806, 60, 68, 14])
  stroke(paint, '#e8ebeb', 8, () => paint.arc(503, 838, 15, -1.3, 1.3))
}
