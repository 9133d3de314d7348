import fs from 'node:fs'
import { readVectors, type Vector } from './readVectors.ts'

/** The vectors of a file; throws one line that names the file, and the place in it where it is not of the format. */
export function readVectorFile(file: string): Vector[] {
  try {
    return readVectors(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(`${file}: ${code === 'ENOENT' ? 'there is no such file' : message.replaceAll('\n', ' ')}`)
  }
}
