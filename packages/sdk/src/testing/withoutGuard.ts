import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const src = path.resolve(import.meta.dirname, '..')

interface Guard {
  /** The exact text that does the guarding; it must stand once in the file. */
  guard: string
  /** What stands there in the mutant. Default: nothing. */
  instead?: string | undefined
  /** The file that holds the guard, when it is another one than the module that is loaded. */
  in?: string
}

/** A module of the SDK with one guard taken out: a test that passes with it too would guard nothing. */
export async function withoutGuard<Module>(file: string, guard: Guard): Promise<Module> {
  return import(`data:text/javascript,${encodeURIComponent(await bundleWithoutGuard(file, guard))}`)
}

/** The same as text, for a browser. */
export async function bundleWithoutGuard(file: string, { guard, instead = '', in: holder = file }: Guard) {
  const mutated = path.join(src, holder)
  const { outputFiles } = await build({
    entryPoints: [path.join(src, file)],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [
      {
        name: 'without-guard',
        setup(task) {
          task.onLoad({ filter: /\.ts$/ }, async (loaded) => {
            if (loaded.path !== mutated) return undefined
            const parts = (await readFile(mutated, 'utf8')).split(guard)
            if (parts.length !== 2) throw new Error(`"${guard}" stands ${parts.length - 1} times in ${holder}`)
            return { contents: parts.join(instead), loader: 'ts' }
          })
        },
      },
    ],
  })
  return outputFiles[0]?.text ?? ''
}
