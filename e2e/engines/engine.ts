/** A browser that is not Chromium, with the one page of a smoke run open. */
export interface Engine {
  goto(url: string): Promise<void>
  /** The value of an expression in the page; it must be text. */
  read(expression: string): Promise<string>
  /** The same in the frame whose address starts so; empty while there is none. */
  readInFrame(urlStart: string, expression: string): Promise<string>
  /** A press by hand, in CSS px of the page. */
  press(xPx: number, yPx: number): Promise<void>
  close(): Promise<void>
}
