import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'

export function addAgreementPages(_app: Hono, _bank: Bank) {}
