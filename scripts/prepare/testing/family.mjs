// Three generations of processes for runCommand.test.ts: the first runs the second by `runCommand`, the second ignores
// SIGTERM and starts the third. Each holds a connection to the test for as long as it lives.
import { spawn } from 'node:child_process'
import net from 'node:net'
import { runCommand, stopWithParent } from '../runCommand.mjs'

const [role = '', socket = ''] = process.argv.slice(2)
net.connect(socket).write(`${role} ${process.pid}\n`)
if (role === 'first') {
  stopWithParent()
  await runCommand(process.execPath, [import.meta.filename, 'second', socket], { patienceMs: 100 })
}
if (role === 'second') {
  process.on('SIGTERM', () => {})
  spawn(process.execPath, [import.meta.filename, 'third', socket], { stdio: 'ignore' })
}
