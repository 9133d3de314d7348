import type { AsideTexts } from './AsideTexts.ts'

export const zhHK: AsideTexts = {
  back: '返回',
  sending: '正在傳送…',

  contact: {
    label: '電話號碼或電郵地址',
    optional: '電話號碼或電郵地址（選填）',
    hint: '只用作回覆這次提交的內容。',
    wrong: '請填寫有效的電話號碼或電郵地址，例如 2123 4567。',
  },

  privacy: {
    title: '您的私隱',
    intro: '每一項均由您個別決定。不論拒絕或撤回，您仍可如常付款及分期。',
    signedOut: '您尚未登入。銀行只知道這張訂單，不知道您是誰。登入後可在此決定銀行可做甚麼，亦可下載或刪除您的資料。',
    agree: '我同意',
    agreed: '已同意',
    withdraw: '撤回同意',
    withdrawn: '已撤回，即時生效。',
    objected: '您的瀏覽器已透過 Global Privacy Control 表示反對，因此不會就此徵求您的同意。',
    outdated: '內容已更改，您先前的同意不再有效。',
    account: '您的資料',
    download: '下載我的所有資料',
    downloaded: '已開始下載。',
    delete: '刪除戶口',
    deleteTitle: '要刪除您的戶口嗎？',
    deleteNote:
      '登入紀錄、同意、信用卡申請、評價、投訴及剩餘積分會永久刪除。法例規定須保存協議及其帳目，但不再與您的姓名連繫；您仍須清還欠款。',
    deleteForGood: '永久刪除',
    keep: '保留戶口',
    deleteLater: '您有一筆付款正等待商戶處理。請待其完成，或先在「我的協議」取消，然後再刪除戶口。',
    deleted: '戶口已刪除，您已登出。',
    kept: (agreements, days) => `按法例保存 ${agreements} 份協議，由購買日起計 ${days} 日。`,
  },

  complaint: {
    title: '投訴及意見',
    intro: '請告訴我們發生了甚麼事。您會獲得一個編號，致電查詢時亦可使用。',
    signedOut: '登入後可在此向銀行提出，您亦可隨時致電客戶服務熱線：',
    text: '發生了甚麼事',
    textMissing: '請寫下發生了甚麼事。',
    wish: '您希望銀行怎樣處理？（選填）',
    send: '提交',
    sent: '我們已收到您的投訴，請記下編號。',
    earlier: '您的投訴',
    number: '編號',
    answerBy: '最遲回覆日期',
    answered: '已回覆',
    record: '下載完整紀錄',
  },

  application: {
    title: '申請信用卡',
    intro: '請留下一個聯絡方法，銀行會告知您所需文件。提交申請不收費用，亦不代表獲批。',
    send: '提交申請',
    sent: '銀行已收到您的申請。',
    reference: '參考編號',
    next: '銀行會以您提供的方法回覆。在此之前，您無須做任何事。',
    isOpen: '您已有申請正在處理，或已持有本行信用卡，無須再提交。',
  },

  feedback: {
    title: '評價這項服務',
    question: '您有多大機會向朋友推薦這種付款方式？',
    least: '0 = 完全不會',
    most: '10 = 一定會',
    comment: '有其他意見嗎？（選填）',
    skip: '略過',
    send: '提交',
  },

  copy: {
    quote: '報價',
    agreement: '付款協議',
    notAgreed: (until) => `這是一份報價，有效期至 ${until}。協議尚未成立，您並無欠款。`,
    agreementNumber: '協議編號',
    confirmedAt: '確認時間',
    order: '訂單',
    disclosure: '銀行的說明',
    disclosureHash: '說明的 SHA-256',
    receipt: '由銀行簽署的收據',
  },
}
