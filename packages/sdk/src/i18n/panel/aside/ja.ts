import type { AsideTexts } from './AsideTexts.ts'

export const ja: AsideTexts = {
  back: '戻る',
  sending: '送信しています…',

  contact: {
    label: '電話番号またはメールアドレス',
    optional: '電話番号またはメールアドレス（任意）',
    hint: 'この件への回答にのみ使用します。',
    wrong: '電話番号またはメールアドレスを正しく入力してください（例：03-1234-5678）。',
  },

  privacy: {
    title: 'プライバシーの設定',
    intro:
      '項目ごとにお客さまがお決めになれます。同意しない場合や撤回した場合も、お支払いと分割払いはこれまでどおりご利用いただけます。',
    signedOut:
      'ログインしていません。銀行はこのご注文の内容だけを把握しており、お客さまがどなたかは分かりません。ログインすると、ここで同意の設定や、データのダウンロードと削除ができます。',
    agree: '同意する',
    agreed: '同意済み',
    withdraw: '同意を撤回',
    withdrawn: '同意を撤回しました。すぐに有効になります。',
    objected: 'ブラウザーのGlobal Privacy Controlで拒否が設定されているため、同意はお伺いしません。',
    outdated: '内容が変更されました。以前の同意は無効になっています。',
    account: 'お客さまのデータ',
    download: 'すべてのデータをダウンロード',
    downloaded: 'ダウンロードを開始しました。',
    delete: 'アカウントを削除',
    deleteTitle: 'アカウントを削除しますか',
    deleteNote:
      'ログイン、同意、カードのお申し込み、評価、苦情、残りのポイントは完全に削除され、元に戻せません。契約とその会計記録は法律により保管しますが、お客さまのお名前とは結び付けません。お支払いの義務は残ります。',
    deleteForGood: '完全に削除する',
    keep: 'アカウントを残す',
    deleteLater:
      'ショップの処理を待っているお支払いがあります。完了を待つか、「契約一覧」で取り消してから、アカウントを削除してください。',
    deleted: 'アカウントを削除し、ログアウトしました。',
    kept: (agreements, days) => `法律により、契約${agreements}件を購入日から${days}日間保管します。`,
  },

  complaint: {
    title: '苦情・ご相談',
    intro: '何があったかをお知らせください。受付番号をお伝えしますので、お電話の際にもご利用ください。',
    signedOut: 'ログインすると、ここから銀行にお送りいただけます。お電話でもいつでも承ります：',
    text: '何がありましたか',
    textMissing: '内容を入力してください。',
    wish: '銀行へのご要望（任意）',
    send: '送信',
    sent: '受け付けました。受付番号をお控えください。',
    earlier: 'これまでの苦情・ご相談',
    number: '受付番号',
    answerBy: '回答期限',
    answered: '回答済み',
    record: 'すべての記録をダウンロード',
    closed: 'この苦情・ご相談は終了しました。',
    category: '内容の種類（任意）',
    choose: '選択してください',
    categories: {
      charges: '利息・お支払い',
      goods: '商品・ご注文',
      service: '銀行の対応・この画面',
      privacy: '個人情報',
      review: '銀行のお断りを担当者に見直してほしい',
      other: 'その他',
    },
  },

  callback: {
    title: '銀行からお電話します',
    intro: '銀行にお届けの電話番号におかけします。ここで番号を入力する必要はありません。',
    signedOut: 'ログインすると、お届けの電話番号に銀行からおかけできます。',
    window: 'ご希望の時間帯',
    windows: {
      morning: '午前（9時～12時）',
      afternoon: '午後（13時～17時）',
      evening: '夜（18時～20時）',
    },
    send: '電話を希望する',
    planned: (from, until) => `${from}から${until}までの間に、銀行からお電話します。`,
    cancel: '電話を取り消す',
    canceled: '銀行からのお電話を取り消しました。',
    orCall: 'ご自身でお電話いただくこともできます：',
  },

  application: {
    title: 'カードのお申し込み',
    intro:
      'ご連絡先を一つご記入ください。必要なものを銀行からご案内します。送信に費用はかからず、承認を約束するものでもありません。',
    send: '申し込む',
    sent: 'お申し込みを受け付けました。',
    reference: '受付番号',
    next: 'ご記入の連絡先に銀行からご連絡します。それまでお手続きは必要ありません。',
    isOpen: 'お申し込みが進行中か、すでにカードをお持ちです。ほかの手続きは必要ありません。',
    statuses: {
      received: 'お申し込みは審査中です',
      approved: 'お申し込みは承認されました',
      refused: 'お申し込みはお受けできませんでした',
    },
  },

  feedback: {
    title: 'サービスを評価する',
    question: 'この支払方法を友人に勧める可能性はどのくらいありますか',
    least: '0 = まったくない',
    most: '10 = 非常に高い',
    comment: 'ご意見（任意）',
    skip: 'スキップ',
    send: '送信',
  },

  copy: {
    quote: 'お見積もり',
    agreement: '支払契約',
    notAgreed: (until) =>
      `これはお見積もりです（有効期限：${until}）。契約はまだ成立しておらず、お支払いの義務はありません。`,
    agreementNumber: '契約番号',
    confirmedAt: '確定日時',
    order: 'ご注文',
    disclosure: '銀行の説明',
    disclosureHash: '説明文のSHA-256',
    receipt: '銀行が署名した控え',
  },
}
