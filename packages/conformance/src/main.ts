import { runCommand } from './run/runCommand.ts'

const { stderr } = process
const isWatched = Boolean(stderr.isTTY)

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  say: (line) => console.log(line),
  warn: (line) => console.error(line),
  // Erases the line, so that the report stands where the progress was.
  ...(isWatched && { progress: (text: string) => stderr.write(`\r\u001b[K${text}`) }),
})
