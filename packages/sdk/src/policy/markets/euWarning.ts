import type { Texts } from '../policy.ts'

/**
 * CCD2 art. 8(1) gives the sentence or "an equivalent wording". The English one is the directive's; the others are
 * equivalents, to be replaced by each state's own words as it transposes the directive.
 */
export const euWarning: Texts = {
  bg: 'Внимание! Заемането на пари струва пари.',
  cs: 'Pozor! Půjčení peněz stojí peníze.',
  da: 'Advarsel! Det koster penge at låne penge.',
  de: 'Achtung! Geld leihen kostet Geld.',
  el: 'Προσοχή! Ο δανεισμός χρημάτων κοστίζει χρήματα.',
  en: 'Caution! Borrowing money costs money.',
  es: '¡Atención! Pedir dinero prestado cuesta dinero.',
  et: 'Ettevaatust! Raha laenamine maksab raha.',
  fi: 'Varoitus! Rahan lainaaminen maksaa rahaa.',
  fr: 'Attention ! Emprunter de l’argent coûte de l’argent.',
  ga: 'Aire! Cosnaíonn sé airgead airgead a fháil ar iasacht.',
  hr: 'Oprez! Posuđivanje novca košta.',
  hu: 'Figyelem! A pénzkölcsönzés pénzbe kerül.',
  it: 'Attenzione! Prendere in prestito denaro costa denaro.',
  lt: 'Dėmesio! Skolintis pinigus kainuoja.',
  lv: 'Uzmanību! Naudas aizņemšanās maksā naudu.',
  mt: 'Attenzjoni! Is-self tal-flus jiswa l-flus.',
  nl: 'Let op! Geld lenen kost geld.',
  pl: 'Uwaga! Pożyczanie pieniędzy kosztuje.',
  pt: 'Atenção! Pedir dinheiro emprestado custa dinheiro.',
  ro: 'Atenție! A împrumuta bani costă bani.',
  sk: 'Pozor! Požičanie peňazí stojí peniaze.',
  sl: 'Pozor! Izposojanje denarja stane.',
  sv: 'Varning! Att låna pengar kostar pengar.',
  'zh-CN': '注意！借款需要付出成本。',
}
