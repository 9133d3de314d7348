import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'

export function addOpsRoutes(_app: Hono, _bank: Bank) {}
