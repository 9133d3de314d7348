import fs from 'node:fs'
import type { Engine } from './engine.ts'
import { launchFirefox } from './launchFirefox.ts'

export interface KnownEngine {
  name: string
  /** The program, or null where it is not installed. */
  path: string | null
  /** How Debian installs it. */
  install: string
  launch(path: string): Promise<Engine>
}

const firefoxPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** The engines of the smoke run; `FIREFOX_PATH` names a program that is somewhere else. */
export function findEngines(): KnownEngine[] {
  const { FIREFOX_PATH } = process.env
  const path = (FIREFOX_PATH ? [FIREFOX_PATH] : firefoxPaths).find((file) => fs.existsSync(file)) ?? null
  return [{ name: 'Firefox', path, install: 'apt-get install firefox-esr', launch: launchFirefox }]
}
