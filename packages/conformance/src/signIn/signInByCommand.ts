import { exec } from 'node:child_process'
import { Failure } from '../http/failure.ts'
import type { PageVisit } from './signViewerIn.ts'

const longestMs = 120_000

/** Runs a command line that signs the viewer in, with all it needs in the environment. */
export function signInByCommand(command: string, { url, matchCode, persona, purpose }: PageVisit): Promise<void> {
  const env = {
    ...process.env,
    ...{ OFFERDOCK_URL: url, OFFERDOCK_CODE: matchCode, OFFERDOCK_PERSONA: persona, OFFERDOCK_PURPOSE: purpose },
  }
  const cwd = process.env.INIT_CWD ?? process.cwd()
  return new Promise((resolve, reject) => {
    exec(command, { env, cwd, timeout: longestMs }, (error, _, stderr) => {
      if (!error) return resolve()
      const said = stderr.trim().split('\n').at(-1) ?? ''
      reject(
        new Failure(`--session-command for ${persona} (${purpose}) ended with ${error.code ?? error.signal}: ${said}`),
      )
    })
  })
}
