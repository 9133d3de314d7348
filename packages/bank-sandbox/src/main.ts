import { BankError } from './bankError.ts'
import { helpText } from './start/helpText.ts'
import { readEnv } from './start/readEnv.ts'
import { startBank } from './start/startBank.ts'

if (process.argv.includes('--help')) {
  console.log(helpText)
} else {
  // Listened for before anything is started, so that a stop during the start is not lost.
  const stopAsked = new Promise<void>((resolve) => {
    let firstMs = 0
    const ask = () => {
      // The second of two that come together is the first once more, passed on by npm.
      if (firstMs !== 0 && performance.now() - firstMs > 100) process.exit(1)
      firstMs ||= performance.now()
      resolve()
    }
    process.on('SIGTERM', ask).on('SIGINT', ask)
    if (process.connected) process.on('disconnect', resolve)
  })
  process.exitCode = await run(stopAsked)
  process.exit()
}

async function run(stopAsked: Promise<void>): Promise<number> {
  try {
    const { port, stop } = await startBank(readEnv(process.env))
    console.log(`bank ready http://127.0.0.1:${port}`)
    await stopAsked
    await stop()
    return 0
  } catch (error) {
    console.error(error instanceof BankError ? error.message : error)
    return 1
  }
}
