import type { AsideTexts } from './AsideTexts.ts'

export const de: AsideTexts = {
  back: 'Zurück',
  sending: 'Wird gesendet …',

  contact: {
    label: 'Telefonnummer oder E-Mail-Adresse',
    optional: 'Telefonnummer oder E-Mail-Adresse (freiwillig)',
    hint: 'Wird nur für die Antwort verwendet.',
    wrong: 'Geben Sie eine Telefonnummer oder E-Mail-Adresse ein, zum Beispiel +49 30 123456.',
  },

  privacy: {
    title: 'Ihre Daten',
    intro:
      'Sie entscheiden über jeden Punkt einzeln. Was immer Sie ablehnen oder widerrufen: Zahlen und Raten nutzen können Sie wie bisher.',
    signedOut:
      'Sie sind nicht angemeldet. Die Bank kennt diese Bestellung, aber nicht Sie. Nach der Anmeldung entscheiden Sie hier, was sie darf, und können Ihre Daten herunterladen oder löschen.',
    agree: 'Ich willige ein',
    agreed: 'Sie haben eingewilligt',
    withdraw: 'Widerrufen',
    withdrawn: 'Widerrufen, ab sofort wirksam.',
    objected: 'Ihr Browser widerspricht dem durch Global Privacy Control; deshalb werden Sie nicht gefragt.',
    outdated: 'Der Text wurde geändert. Ihre frühere Einwilligung gilt nicht mehr.',
    account: 'Ihre gespeicherten Daten',
    download: 'Alle meine Daten herunterladen',
    downloaded: 'Der Download hat begonnen.',
    delete: 'Mein Konto löschen',
    deleteTitle: 'Ihr Konto löschen?',
    deleteNote:
      'Anmeldungen, Einwilligungen, Kartenanträge, Bewertungen, Beschwerden und restliche Punkte werden endgültig gelöscht. Verträge und ihre Abrechnung müssen gesetzlich aufbewahrt werden, aber nicht mehr unter Ihrem Namen; was Sie schulden, bleibt fällig.',
    deleteForGood: 'Endgültig löschen',
    keep: 'Konto behalten',
    deleteLater:
      'Eine Ihrer Zahlungen wartet noch auf den Shop. Warten Sie, bis sie erledigt ist, oder brechen Sie sie unter „Meine Verträge“ ab; danach können Sie Ihr Konto löschen.',
    deleted: 'Ihr Konto ist gelöscht und Sie sind abgemeldet.',
    kept: (agreements, days) =>
      `Gesetzlich aufbewahrt: ${agreements === 1 ? '1 Vertrag' : `${agreements} Verträge`}, ${days} Tage ab dem Kauf.`,
  },

  complaint: {
    title: 'Beschwerde einreichen',
    intro: 'Schreiben Sie uns, was geschehen ist. Sie erhalten eine Nummer, die Sie auch am Telefon nennen können.',
    signedOut: 'Melden Sie sich an, um der Bank hier zu schreiben, oder rufen Sie jederzeit die Hotline an:',
    text: 'Was ist geschehen?',
    textMissing: 'Bitte schreiben Sie, was geschehen ist.',
    wish: 'Was soll die Bank tun? (freiwillig)',
    send: 'Absenden',
    sent: 'Wir haben Ihre Beschwerde erhalten. Bitte notieren Sie die Nummer.',
    earlier: 'Ihre Beschwerden',
    number: 'Nummer',
    answerBy: 'Antwort bis',
    answered: 'Beantwortet',
    record: 'Vollständigen Vorgang herunterladen',
    closed: 'Diese Beschwerde ist abgeschlossen.',
    category: 'Worum geht es? (freiwillig)',
    choose: 'Bitte wählen',
    categories: {
      charges: 'Zinsen und Zahlungen',
      goods: 'Die Ware oder die Bestellung',
      service: 'Die Bank oder dieses Fenster',
      privacy: 'Meine persönlichen Daten',
      review: 'Ein Mensch soll die Ablehnung der Bank noch einmal prüfen',
      other: 'Etwas anderes',
    },
  },

  callback: {
    title: 'Die Bank ruft Sie an',
    intro: 'Die Bank ruft die Nummer an, die sie von Ihnen hat. Sie müssen hier keine eingeben.',
    signedOut: 'Melden Sie sich an, dann kann die Bank Sie unter der Nummer anrufen, die sie von Ihnen hat.',
    window: 'Wann soll die Bank anrufen?',
    windows: {
      morning: 'Vormittags, 9 bis 12 Uhr',
      afternoon: 'Nachmittags, 13 bis 17 Uhr',
      evening: 'Abends, 18 bis 20 Uhr',
    },
    send: 'Bitte rufen Sie mich an',
    planned: (from, until) => `Die Bank ruft Sie zwischen ${from} und ${until} an.`,
    cancel: 'Nicht anrufen',
    canceled: 'Die Bank ruft Sie nicht an.',
    orCall: 'Oder rufen Sie die Bank selbst an:',
  },

  application: {
    title: 'Karte beantragen',
    intro:
      'Geben Sie an, wie wir Sie erreichen; die Bank sagt Ihnen, was sie braucht. Das Absenden kostet nichts und ist keine Zusage.',
    send: 'Antrag absenden',
    sent: 'Ihr Antrag ist bei der Bank.',
    reference: 'Aktenzeichen',
    next: 'Die Bank antwortet auf dem angegebenen Weg. Bis dahin müssen Sie nichts tun.',
    isOpen: 'Sie haben schon einen Antrag bei der Bank oder eine Karte. Es ist nichts weiter nötig.',
    statuses: {
      received: 'Ihr Antrag wird geprüft',
      approved: 'Ihr Antrag ist angenommen',
      refused: 'Ihr Antrag ist abgelehnt',
    },
  },

  feedback: {
    title: 'Bewertung abgeben',
    question: 'Wie wahrscheinlich ist es, dass Sie diese Zahlungsart weiterempfehlen?',
    least: '0 = sehr unwahrscheinlich',
    most: '10 = sehr wahrscheinlich',
    comment: 'Möchten Sie etwas ergänzen? (freiwillig)',
    skip: 'Überspringen',
    send: 'Absenden',
  },

  copy: {
    quote: 'Angebot',
    agreement: 'Zahlungsvertrag',
    notAgreed: (until) =>
      `Dies ist ein Angebot, gültig bis ${until}. Noch ist nichts vereinbart und Sie schulden nichts.`,
    agreementNumber: 'Vertragsnummer',
    confirmedAt: 'Bestätigt am',
    order: 'Bestellung',
    disclosure: 'Angaben der Bank',
    disclosureHash: 'SHA-256 dieses Textes',
    receipt: 'Von der Bank signierter Beleg',
  },
}
