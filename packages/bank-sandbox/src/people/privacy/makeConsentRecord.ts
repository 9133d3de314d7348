import type { ConsentRecord, OfferRules, Purpose } from '@offerdock/sdk/contract'
import type { Bank } from '../../bank.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import type { Notice } from './consentNotice.ts'
import { retentionDaysOf } from './retention.ts'

/** The authority that a viewer of the market may turn to about personal data. */
const authorities: Record<OfferRules['market'], string> = {
  CN: 'Cyberspace Administration of China',
  EU: 'the data protection authority of your member state',
  GB: "Information Commissioner's Office",
  US: 'Federal Trade Commission',
  HK: 'Privacy Commissioner for Personal Data',
  JP: 'Personal Information Protection Commission',
  SG: 'Personal Data Protection Commission',
}

type Processing = ConsentRecord['piiProcessing']

const kinds: Record<Purpose, Pick<Processing, 'purposeType' | 'piiInformation' | 'processingMethod'>> = {
  personalisation: {
    purposeType: 'personalised-offers',
    piiInformation: [
      { piiType: 'instalment plans at this bank', piiOptional: true, sensitivePiiCategory: true },
      { piiType: 'card limit', piiOptional: true, sensitivePiiCategory: true },
      { piiType: 'points', piiOptional: true, sensitivePiiCategory: true },
    ],
    processingMethod: 'automated computation of offers, with an explanation on request',
  },
  sharing: {
    purposeType: 'disclosure-to-third-party',
    piiInformation: [
      { piiType: 'pseudonym for this platform', piiOptional: true, sensitivePiiCategory: false },
      { piiType: 'number of the consent', piiOptional: true, sensitivePiiCategory: false },
    ],
    processingMethod: 'disclosure in the signed receipt',
  },
  behaviour: {
    purposeType: 'usage-analytics',
    piiInformation: [
      { piiType: 'time spent in the offer window', piiOptional: true, sensitivePiiCategory: false },
      { piiType: 'choices made in the offer window', piiOptional: true, sensitivePiiCategory: false },
    ],
    processingMethod: 'statistics over many viewers',
  },
}

interface Given {
  recordId: string
  piiPrincipalId: string
  notice: Notice
}

/** The record of a consent that is being given, in the sections of ISO/IEC TS 27560:2023; its events stand beside it. */
export function makeConsentRecord(
  bank: Bank,
  client: RegisteredClient,
  { recordId, piiPrincipalId, notice }: Given,
): Omit<ConsentRecord, 'events'> {
  const { market } = client.rules
  const isShared = notice.purpose === 'sharing'
  return {
    schemaVersion: 'ISO/IEC TS 27560:2023 offerdock-1',
    recordId,
    piiPrincipalId,
    piiProcessing: {
      privacyNotice: { textHash: notice.textHash, version: notice.version, text: notice.text },
      language: notice.locale,
      purpose: notice.purpose,
      lawfulBasis: 'consent',
      ...kinds[notice.purpose],
      piiControllers: ['bank'],
      collectionMethod: 'the act of the viewer in the offer window, one purpose at a time',
      storageLocations: [market],
      retentionPeriod: `P${retentionDaysOf(client.rules)}D`,
      processingLocations: [market],
      geographicRestrictions: [market],
      services: ['instalment and points offers'],
      jurisdictions: [market],
      recipientThirdParties: isShared ? [client.clientId] : [],
      withdrawalMethod: `DELETE ${bank.publicOrigin}/v1/consents/${notice.purpose}`,
      privacyRights: ['access', 'copy', 'correction', 'deletion', 'withdrawal', 'explanation', 'complaint'],
      authorityParty: authorities[market],
    },
    partyIdentification: [controllerOf(bank, notice.locale), ...(isShared ? [recipientOf(client)] : [])],
  }
}

const controllerOf = (bank: Bank, locale: string) => ({
  partyId: 'bank',
  partyName: bank.seed.bank.legalName[locale] ?? '',
  partyRole: 'pii-controller' as const,
  partyType: 'bank' as const,
  partyContact: bank.seed.bank.hotline,
  partyUrl: bank.publicOrigin,
})

const recipientOf = ({ clientId, name, origins }: RegisteredClient) => ({
  partyId: clientId,
  partyName: name,
  partyRole: 'recipient-third-party' as const,
  partyType: 'live-commerce platform' as const,
  partyContact: origins[0] ?? name,
  partyUrl: origins[0] ?? null,
})
