import type { PanelTexts } from './PanelTexts.ts'

// The narrow no-break space stands before « : ; ! ? » here, as French sets them.
const payments = (n: number) => `${n} échéance${n < 2 ? '' : 's'}`
const seconds = (n: number) => `${n} seconde${n < 2 ? '' : 's'}`

export const fr: PanelTexts = {
  panel: 'Paiement en plusieurs fois',
  lender: (name) => `Proposé par ${name}`,
  hotline: 'Service client',
  close: 'Fermer',
  language: 'Langue',
  loading: 'Connexion à la banque…',

  asides: {
    privacy: 'Confidentialité',
    complaint: 'Faire une réclamation',
    review: 'Demander qu’une personne réexamine cette décision',
    feedback: 'Donner votre avis',
    rated: 'Merci pour votre avis.',
    apply: 'Demander une carte',
    print: 'Imprimer',
    save: 'Enregistrer une copie',
  },

  elder: {
    short: 'Agrandir',
    mode: 'Agrandir le texte, un choix à la fois',
    call: 'Appeler la banque',
    callMe: 'Demander un appel de la banque',
    previous: 'Précédent',
    next: 'Mode de paiement suivant',
    position: (n, of) => `${n} sur ${of}`,
  },

  plain: {
    offers: {
      title: 'Comment voulez-vous payer ?',
      payInFull: 'Tout payer en une fois',
      payInFullNote: 'Un seul paiement, sans intérêts de crédit',
    },
    terms: {
      perPeriod: 'À chaque échéance',
      total: 'Vous payez en tout',
      financed: 'Ce que vous empruntez',
      interest: 'Intérêts, le coût de l’emprunt',
    },
    review: {
      title: 'Est-ce bien cela ?',
      readingDone: 'Vous ne payez rien avant d’appuyer sur le bouton',
    },
  },

  signIn: {
    title: 'Connectez-vous à la banque pour voir vos options',
    why: 'La connexion se fait sur la page de la banque. La boutique ne voit rien de votre compte.',
    matchCode: 'Code à saisir à la demande de la banque',
    open: 'Se connecter à la banque',
    opened: 'Terminez la connexion sur la page de la banque, dans l’autre onglet. La suite s’affichera ici.',
    preparing: 'Préparation du lien…',
    reopen: 'Réessayer',
    cancel: 'Annuler',
  },

  standard: {
    title: 'Conditions standard pour cette commande',
    note: 'Ce sont les conditions standard de la banque. Des conditions personnelles peuvent suivre après connexion.',
  },

  offers: {
    title: 'Choisissez comment payer',
    signedInAs: (displayName, cardTail) => `${displayName} · carte se terminant par ${cardTail}`,
    notMe: 'Ce n’est pas vous ?',
    payInFull: 'Paiement en une fois',
    payInFullNote: 'Un seul paiement, sans intérêts de crédit',
    plan: payments,
    interestFree: 'sans intérêts',
    noPlans: 'Aucun paiement échelonné n’est proposé pour cette commande.',
    noCard:
      'Il faut pour cela une carte de cette banque. Vous pouvez en demander une ici ou appeler le service client ci-dessus.',
    refused: {
      'above-maximum': 'Cette commande dépasse votre plafond de paiement échelonné',
      'below-minimum': 'Le montant de la commande est trop faible pour ce plan',
      declined: 'Ce plan ne vous est pas accessible',
      'no-card': 'Vous n’avez pas encore de carte de cette banque',
      'no-credit': 'Seul le paiement en une fois vous est accessible',
    },
    review: 'Continuer',
    quoting: 'Calcul en cours…',
    decline: 'Non merci',
  },

  choice: {
    title: 'Points et bon de réduction',
    coupon: (amount) => `Utiliser le bon de réduction, −${amount}`,
    couponFrom: (amount) => `Dès ${amount} de commande`,
    bestCoupon: 'réduction la plus forte',
    points: 'Payer avec des points',
    fewer: 'Moins de points',
    more: 'Plus de points',
    worth: (points, amount) => `${points} points couvrent ${amount}`,
    balance: (points) => `Vous avez ${points} points.`,
    steps: (least, step) => `Utilisables à partir de ${least}, par tranches de ${step}.`,
    most: (points) => `Au plus ${points} pour cette commande.`,
    rate: (points, amount) => `${points} points valent ${amount}.`,
    capShare: (percent) => `Les points peuvent couvrir jusqu’à ${percent} de la commande.`,
    minCash: (amount) => `Au moins ${amount} sont payés par carte.`,
    tooFew: (balance, least) => `Vous avez ${balance} points. Il en faut au moins ${least} pour payer.`,
    left: 'Reste à payer',
    recalculated: (way, total, apr) => `${way} : total ${total}${apr && `, ${apr}`}`,
    earns: (points) => `Rapporte ${points} points`,
    earnsNone: 'Ne rapporte pas de points',
    bonus: (times, until) => `Points × ${times} jusqu’au ${until}`,
    cashback: (amount) => `${amount} remboursés plus tard`,
    waivedFrom: (what, amount) => `${what} à partir de ${amount}`,
    waived: {
      all: 'Sans intérêts',
      share: (percent) => `Intérêts réduits de ${percent}`,
      first: (n) => (n < 2 ? 'Première échéance sans intérêts' : `${n} premières échéances sans intérêts`),
      cap: (amount) => `Intérêts réduits de ${amount} au plus`,
    },
    personal: (total) => `Vos conditions personnelles ; sans elles, le total est de ${total}`,
    standardTerms: 'Classés par coût total, du plus bas au plus élevé.',
    changed: 'Le prix de la banque n’est pas celui que vous avez choisi',
    changedFrom: (total, apr) => `Votre choix : total ${total}${apr && `, ${apr}`}`,
    changedTo: (total, apr) => `Prix de la banque : total ${total}${apr && `, ${apr}`}`,
    takePrice: 'Continuer au prix de la banque',
  },

  returns: {
    title: 'Si vous retournez les articles',
    inFull: 'Le remboursement est versé sur votre carte.',
    plan: {
      GIVEN_BACK:
        'Le remboursement réduit d’abord ce que vous devez encore ; le capital déjà payé revient sur votre carte, et les intérêts déjà prélevés sont rendus au prorata.',
      KEPT: 'Le remboursement réduit d’abord ce que vous devez encore ; le capital déjà payé revient sur votre carte, mais les intérêts déjà prélevés ne sont pas rendus.',
    },
    pointsBack: (points) => `Les ${points} points vous sont rendus.`,
    pointsDays: (days) => `Ils restent valables au moins ${days} jours.`,
    pointsLost: (points) => `Les ${points} points ne sont pas rendus.`,
    couponLost: 'Le bon de réduction n’est pas rendu.',
  },

  picture: {
    label: (n) => `Ce que vous payez et quand, en ${payments(n)} ; les montants figurent dans le tableau ci-dessous`,
    today: 'Maintenant',
    principal: 'Capital',
    interest: 'Intérêts',
    points: 'Points',
    coupon: 'Bon de réduction',
  },

  terms: {
    apr: {
      CN_IRR_NOMINAL: 'Taux annuel (simple)',
      CN_IRR_EFFECTIVE: 'Taux annuel (composé, taux de rendement interne)',
      CN_SIMPLE_AVG: 'Taux annuel (simple, capital moyen)',
      EU_ANNEX_I: 'TAEG',
      US_APP_J: 'Taux annuel (États-Unis)',
      HK_NPV: 'Taux annuel effectif (valeur actuelle nette)',
    },
    perPeriod: 'Échéance',
    lastPeriod: (amount) => `(dernière ${amount})`,
    total: 'Total',
    ofWhichInterest: (amount) => `dont intérêts ${amount}`,
    order: 'Commande',
    coupon: 'Bon de réduction',
    points: 'Payé en points',
    financed: 'Montant financé',
    interest: 'Total des intérêts',
    atDrawdown: 'dont au départ',
    firstDue: 'Première échéance le',
    plan: 'Mode de paiement',
  },

  review: {
    title: 'Vérifiez et confirmez',
    schedule: 'Échéancier',
    columns: { n: 'N°', due: 'Date', principal: 'Capital', interest: 'Intérêts', total: 'Échéance' },
    disclosure: 'À lire avant de confirmer',
    inLanguage: (language) => `La banque fournit ce texte dans cette langue : ${language}. Lui seul fait foi.`,
    reading: (left) => `Lisez ce qui précède, encore ${left} s`,
    readingAnnounced: (left) => `Lisez le texte de la banque. Vous pourrez confirmer dans ${seconds(left)} environ.`,
    readingPaused: 'En pause jusqu’à votre retour sur cette page',
    readingDone: 'Rien n’est prélevé avant votre confirmation',
    confirmPlan: (periods, total) => `Confirmer ${payments(periods)}, ${total}`,
    confirmFull: (total) => `Confirmer le paiement de ${total}`,
    back: 'Retour',
    updating: 'Mise à jour…',
  },

  gate: {
    stepUp: 'Confirmez que c’est bien vous',
    stepUpNote: 'Cela se fait sur la page de la banque. Rien n’est conclu avant ; la suite s’affichera ici.',
    coolingOff: 'Prenez le temps de réfléchir',
    coolingOffNote: (until) => `Rien n’est encore conclu. Vous pourrez continuer ici à partir du ${until}.`,
    open: 'Continuer à la banque',
    details: 'Voir à la banque',
    calledOff: 'L’opération a été annulée à la banque. Rien n’a été conclu.',
  },

  confirming: {
    title: 'Confirmation en cours',
    note: 'Merci de patienter, cela ne prend en général que quelques secondes.',
  },

  done: {
    title: 'C’est confirmé',
    waiting: 'La boutique est informée…',
    accepted: 'La boutique a accepté votre commande.',
    refused: (captureBefore) =>
      `La boutique n’a pas pu accepter cette commande. Si elle n’encaisse pas avant le ${captureBefore}, le paiement s’annule de lui-même et vous ne devez rien.`,
    unknown: (captureBefore) =>
      `Votre paiement est réservé, mais la boutique n’a pas encore répondu. Vérifiez votre commande auprès d’elle. Sans encaissement avant le ${captureBefore}, il s’annule de lui-même.`,
    orderNumber: 'Numéro de commande',
    agreement: 'Contrat',
    allAgreements: 'Mes contrats',
    leave: 'Retour à la boutique',
  },

  problem: {
    title: 'Impossible de continuer pour le moment',
    sentences: {
      'no-offer': 'La banque n’a rien à proposer pour cette commande.',
      'below-minimum': 'La commande est inférieure au montant minimal.',
      'above-maximum': 'La commande dépasse le montant maximal.',
      'blocked-category': 'Ce service n’est pas proposé pour ce type de produit.',
      'market-refused': 'Ce service n’est pas proposé là où vous êtes.',
      'age-refused': 'Ce service n’est pas proposé à votre âge.',
      'consent-missing': 'Cette étape demande votre consentement.',
      expired: 'La proposition a expiré ; demandez-en une nouvelle.',
      'sold-out': 'Ce plan vient d’être épuisé ; choisissez-en un autre.',
      timeout: 'La banque n’a pas répondu à temps.',
      offline: 'La banque est injoignable ; vérifiez votre connexion.',
      'blocked-script': 'La page ne s’est pas chargée entièrement.',
      'blocked-frame': 'La page ne s’est pas chargée entièrement.',
      'no-gesture': 'Appuyez de nouveau sur le bouton.',
      'order-taken': 'Cette commande est déjà payée ; vous n’avez plus rien à faire.',
      declined: 'La banque n’a pas pu donner son accord. Rien n’a été prélevé.',
      'reading-time': 'Le texte n’est pas resté assez longtemps à l’écran ; relisez-le.',
      unsupported: 'Ce navigateur, cette devise ou cette page n’est pas pris en charge.',
      'bad-config': 'Cette page est mal configurée.',
      'bank-error': 'Un incident est survenu à la banque.',
      'rate-limited': 'Trop de demandes ; réessayez un peu plus tard.',
    },
    minimum: (amount) => `La commande est inférieure au montant minimal de ${amount}.`,
    maximum: (amount) => `La commande dépasse le montant maximal de ${amount}.`,
    retryIsSafe: 'Vous pouvez réessayer sans crainte : vous ne paierez pas deux fois.',
    wait: (left) => `Vous pourrez réessayer dans ${seconds(left)}.`,
    retry: 'Réessayer',
    back: 'Choisir à nouveau',
    close: 'Retour à la boutique',
  },
}
