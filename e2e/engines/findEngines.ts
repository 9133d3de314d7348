import fs from 'node:fs'
import type { Engine } from './engine.ts'
import { launchFirefox } from './launchFirefox.ts'
import { launchWebKit } from './launchWebKit.ts'

export interface KnownEngine {
  name: string
  /** The program, or null where it or something that it needs is not installed. */
  path: string | null
  /** How Debian installs it. */
  install: string
  launch(path: string): Promise<Engine>
}

const firefoxPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']
const webKitPaths = '/usr/lib{,/*-linux-gnu}/webkit2gtk-4.*/MiniBrowser'

/** The engines of the smoke run; `FIREFOX_PATH` and `MINIBROWSER_PATH` name a program that is somewhere else. */
export function findEngines(): KnownEngine[] {
  const { FIREFOX_PATH, MINIBROWSER_PATH } = process.env
  const firefox = (FIREFOX_PATH ? [FIREFOX_PATH] : firefoxPaths).find((file) => fs.existsSync(file)) ?? null
  const browser = (MINIBROWSER_PATH ? [MINIBROWSER_PATH] : fs.globSync(webKitPaths)).find((file) => fs.existsSync(file))
  const canDrive = ['WebKitWebDriver', 'Xvfb'].every((program) => fs.existsSync(`/usr/bin/${program}`))
  return [
    { name: 'Firefox', path: firefox, install: 'apt-get install firefox-esr', launch: launchFirefox },
    {
      name: 'WebKitGTK',
      path: (canDrive && browser) || null,
      install: 'apt-get install webkit2gtk-driver xvfb',
      launch: launchWebKit,
    },
  ]
}
