import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyDatabase } from '../../bank-sandbox/src/testing/copyDatabase.ts'
import { makeDist } from '../../bank-sandbox/src/testing/makeDist.ts'
import { makeFolder } from '../../bank-sandbox/src/testing/makeFolder.ts'
import { type Server, startServer } from '../../bank-sandbox/src/testing/startServer.ts'

/** The sandbox as `npm run bank` starts it, on an empty database and without a build of the SDK. */
export async function startSandbox(env: Record<string, string> = {}): Promise<Server> {
  const [dataDir, dist] = [makeFolder(), makeDist()]
  writeFileSync(path.join(dist, 'v1.js'), 'load("host.aaaaaaaa.js")')
  await copyDatabase(dataDir)
  const server = await startServer({ DATA_DIR: dataDir, OFFERDOCK_DIST: dist, ...env })
  if (!server.isReady) throw new Error(server.stderr())
  return server
}
