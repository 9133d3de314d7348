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
