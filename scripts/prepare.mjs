// The first link of every npm command: `node scripts/prepare.mjs [build|rebuild] [browser]` brings the checkout up to
// date and prints the path of the Node to go on with, alone, on stdout. It has to run on whatever Node is there, so the
// version is checked here, before a file with newer syntax is read.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`OfferDock needs Node 20.19 or newer, and this is ${process.versions.node} (${process.execPath}).`)
  process.exit(1)
}
import('./prepare/prepare.mjs').then(({ prepare }) => prepare(process.argv.slice(2)))
