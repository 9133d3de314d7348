/** A browser that is not Chromium, with the one page of a smoke run open. */
export interface Engine {
  goto(url: string): Promise<void>
  /** The value of an expression in the page; it must be text. */
  read(expression: string): Promise<string>
  /** The same in the dock's frame if its address starts so; empty while it does not. */
  readInFrame(urlStart: string, expression: string): Promise<string>
  /** A press by hand, in CSS px of the page. */
  press(xPx: number, yPx: number): Promise<void>
  /** The same in CSS px of the dock's frame. */
  pressInFrame(xPx: number, yPx: number): Promise<void>
  /** A key of the keyboard, as WebDriver writes it. */
  type(key: string): Promise<void>
  close(): Promise<void>
}

/** What every WebDriver calls one press of the mouse and of a key. */
export const pressActions = (xPx: number, yPx: number) => [
  {
    type: 'pointer',
    id: 'mouse',
    actions: [
      { type: 'pointerMove', x: Math.round(xPx), y: Math.round(yPx) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
]

export const keyActions = (value: string) => [
  {
    type: 'key',
    id: 'keyboard',
    actions: [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ],
  },
]
