import { access } from './rules/access.ts'
import { chinaCommerce } from './rules/chinaCommerce.ts'
import { chinaCredit } from './rules/chinaCredit.ts'
import type { Rule } from './rules/rule.ts'
import { west } from './rules/west.ts'

/** Every rule we know of, who holds it, and what nothing holds yet. docs/compliance.md is generated from here. */
export const rules: readonly Rule[] = [...chinaCredit, ...chinaCommerce, ...west, ...access]
