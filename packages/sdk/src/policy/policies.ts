import { cn } from './markets/cn.ts'
import { eu } from './markets/eu.ts'
import { gb } from './markets/gb.ts'
import { hk } from './markets/hk.ts'
import { jp } from './markets/jp.ts'
import { sg } from './markets/sg.ts'
import { us } from './markets/us.ts'
import type { Market, Policy } from './policy.ts'

/** Every market; who needs one alone imports its file. */
export const policies: Readonly<Record<Market, Policy>> = { CN: cn, EU: eu, GB: gb, US: us, HK: hk, JP: jp, SG: sg }
