import type { AsideTexts } from './AsideTexts.ts'

export const fr: AsideTexts = {
  back: 'Retour',
  sending: 'Envoi en cours…',

  contact: {
    label: 'Numéro de téléphone ou adresse e-mail',
    optional: 'Numéro de téléphone ou adresse e-mail (facultatif)',
    hint: 'Sert uniquement à vous répondre.',
    wrong: 'Saisissez un numéro de téléphone ou une adresse e-mail, par exemple +33 1 23 45 67 89.',
  },

  privacy: {
    title: 'Vos données personnelles',
    intro:
      'Vous décidez de chaque point séparément. Quoi que vous refusiez ou retiriez, vous pouvez payer et échelonner comme avant.',
    signedOut:
      'Aucune session n’est ouverte. La banque connaît cette commande, mais ne sait pas qui vous êtes. Après connexion, vous décidez ici de ce qu’elle peut faire et pouvez télécharger ou supprimer vos données.',
    agree: 'J’accepte',
    agreed: 'Vous avez accepté',
    withdraw: 'Retirer mon accord',
    withdrawn: 'Votre accord est retiré dès maintenant.',
    objected:
      'Votre navigateur s’y oppose par le signal Global Privacy Control ; la question ne vous est donc pas posée.',
    outdated: 'Le texte a changé. Votre accord précédent ne compte plus.',
    account: 'Vos données',
    download: 'Télécharger toutes mes données',
    downloaded: 'Le téléchargement a commencé.',
    delete: 'Supprimer mon compte',
    deleteTitle: 'Supprimer votre compte ?',
    deleteNote:
      'Vos connexions, accords, demandes de carte, avis, réclamations et points restants sont supprimés définitivement. La loi oblige à garder les contrats et leurs comptes, mais sans votre nom ; ce que vous devez reste dû.',
    deleteForGood: 'Supprimer définitivement',
    keep: 'Garder mon compte',
    deleteLater:
      'Un de vos paiements attend encore la boutique. Attendez qu’il aboutisse ou annulez-le dans « Mes contrats » ; vous pourrez ensuite supprimer votre compte.',
    deleted: 'Votre compte est supprimé et votre session est fermée.',
    kept: (agreements, days) =>
      `Conservé selon la loi : ${agreements} contrat${agreements < 2 ? '' : 's'}, pendant ${days} jours à compter de l’achat.`,
  },

  complaint: {
    title: 'Faire une réclamation',
    intro: 'Dites-nous ce qui s’est passé. Vous recevrez un numéro à rappeler aussi au téléphone.',
    signedOut: 'Connectez-vous pour écrire à la banque ici, ou appelez le service client à tout moment :',
    text: 'Ce qui s’est passé',
    textMissing: 'Décrivez ce qui s’est passé.',
    wish: 'Que doit faire la banque ? (facultatif)',
    send: 'Envoyer',
    sent: 'Nous avons reçu votre réclamation. Notez son numéro.',
    earlier: 'Vos réclamations',
    number: 'Numéro',
    answerBy: 'Réponse avant le',
    answered: 'Réponse envoyée',
    record: 'Télécharger le dossier complet',
    closed: 'Cette réclamation est close.',
    category: 'De quoi s’agit-il ? (facultatif)',
    choose: 'Choisissez',
    categories: {
      charges: 'Intérêts et paiements',
      goods: 'Les articles ou la commande',
      service: 'La banque ou cette fenêtre',
      privacy: 'Mes données personnelles',
      review: 'Une personne doit réexaminer le refus de la banque',
      other: 'Autre chose',
    },
  },

  callback: {
    title: 'La banque vous appelle',
    intro: 'La banque appelle le numéro qu’elle a dans votre dossier. Vous n’avez pas à en saisir un ici.',
    signedOut: 'Connectez-vous pour que la banque puisse vous appeler au numéro de votre dossier.',
    window: 'Quand la banque doit-elle appeler ?',
    windows: {
      morning: 'Le matin, de 9 h à 12 h',
      afternoon: 'L’après-midi, de 13 h à 17 h',
      evening: 'Le soir, de 18 h à 20 h',
    },
    send: 'Rappelez-moi',
    planned: (from, until) => `La banque vous appelle entre le ${from} et le ${until}.`,
    cancel: 'Ne pas m’appeler',
    canceled: 'La banque ne vous appellera pas.',
    orCall: 'Ou appelez la banque vous-même :',
  },

  application: {
    title: 'Demander une carte',
    intro:
      'Laissez un moyen de vous joindre ; la banque vous dira ce qu’il lui faut. L’envoi ne coûte rien et ne vaut pas accord.',
    send: 'Envoyer la demande',
    sent: 'La banque a reçu votre demande.',
    reference: 'Référence',
    next: 'La banque vous répondra par le moyen indiqué. D’ici là, vous n’avez rien à faire.',
    isOpen: 'Vous avez déjà une demande en cours ou une carte. Il n’y a rien d’autre à envoyer.',
    statuses: {
      received: 'Votre demande est à l’étude',
      approved: 'Votre demande est acceptée',
      refused: 'Votre demande est refusée',
    },
  },

  feedback: {
    title: 'Donner votre avis',
    question: 'Recommanderiez-vous ce moyen de payer à un proche ?',
    least: '0 = certainement pas',
    most: '10 = certainement',
    comment: 'Quelque chose à ajouter ? (facultatif)',
    skip: 'Passer',
    send: 'Envoyer',
  },

  copy: {
    quote: 'Proposition',
    agreement: 'Contrat de paiement',
    notAgreed: (until) =>
      `Ceci est une proposition, valable jusqu’au ${until}. Rien n’est encore conclu et vous ne devez rien.`,
    agreementNumber: 'Numéro de contrat',
    confirmedAt: 'Confirmé le',
    order: 'Commande',
    disclosure: 'Informations données par la banque',
    disclosureHash: 'SHA-256 de ce texte',
    receipt: 'Reçu signé par la banque',
  },
}
