import { registerHooks } from 'node:module'

// For programs that use the compiler as a library, which TypeScript 7 does not offer: `node --import` this, and their
// `typescript` is the 6 of this checkout.
registerHooks({
  resolve(name, context, next) {
    const [, part] = /^typescript(\/.*)?$/.exec(name) ?? []
    if (name !== 'typescript' && !part) return next(name, context)
    return next(`@typescript/typescript6${part ?? ''}`, { ...context, parentURL: import.meta.url })
  },
})
