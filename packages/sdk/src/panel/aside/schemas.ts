import * as z from 'zod/mini'
import { compileSchema } from '../../contract/compileSchema.ts'
import * as contract from '../../contract/index.ts'

/* All that the asides parse, compiled by the build as the panel's own schemas are, and loaded with the asides. */

export const consents = compileSchema(contract.consents)
export const accountDeletion = compileSchema(contract.accountDeletion)
export const complaints = compileSchema(contract.complaints)
export const complaint = compileSchema(contract.complaint)
export const contact = compileSchema(contract.applicationRequest.shape.contact)
export const application = compileSchema(contract.application)
export const applications = compileSchema(contract.applications)
export const callback = compileSchema(contract.callback)
export const callbacks = compileSchema(contract.callbacks)
export const feedback = compileSchema(contract.feedback)

/** What is saved for the viewer as the bank gave it, and read by nobody here. */
export const file = compileSchema(z.looseObject({}))
