import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.mjs'

/** How long each child may take to end when it is told to. @type {Map<import('node:child_process').ChildProcess, number>} */
const running = new Map()
let isStopping = false

/**
 * Runs a command to its end and gives its exit code with all it wrote. It gets a process group of its own, which is
 * killed as a whole when we are told to stop or `timeoutMs` (default: none) is over, so that no grandchild survives.
 * `patienceMs` (default: 1000) is the time between SIGTERM and SIGKILL.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number, patienceMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(command, args, { env = process.env, timeoutMs, patienceMs = 1000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    running.set(child, patienceMs)
    let output = ''
    const timer = setTimeout(
      () => {
        output += `\nStopped after ${(timeoutMs ?? 0) / 1000} s.\n`
        signalGroup(child, 'SIGKILL')
      },
      timeoutMs ?? 2 ** 31 - 1,
    )
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer)
      running.delete(child)
      if (isStopping)
        signalGroup(child, 'SIGKILL') // what it started and left behind
      else resolve({ code, output })
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => {
      output += error.message
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Ctrl-C, SIGTERM and the death of the shell above us stop whatever is running, then us. */
export function stopWithParent() {
  const parentPid = process.ppid
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(128 + constants.signals[signal]))
  }
  setInterval(() => process.ppid !== parentPid && stop(143), 100).unref()
}

/** @param {number} code */
function stop(code) {
  if (isStopping) return
  isStopping = true
  for (const child of running.keys()) signalGroup(child, 'SIGTERM')
  const startedAtMs = Date.now()
  const timer = setInterval(() => {
    for (const [child, patienceMs] of running) {
      if (Date.now() - startedAtMs > patienceMs) signalGroup(child, 'SIGKILL')
    }
    if (running.size > 0) return
    clearInterval(timer)
    process.exit(code)
  }, 20)
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup({ pid }, signal) {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // The group has ended by itself.
  }
}
