import type { AsideTexts } from './AsideTexts.ts'

export const zhCN: AsideTexts = {
  back: '返回',
  sending: '正在提交…',

  contact: {
    label: '手机号或电子邮箱',
    optional: '手机号或电子邮箱（选填）',
    hint: '仅用于答复您本次提交的内容。',
    wrong: '请填写有效的手机号或电子邮箱，例如 138 0000 0000。',
  },

  privacy: {
    title: '隐私设置',
    intro: '每一项都由您单独决定。不同意或撤回同意，都不影响您付款和分期。',
    signedOut: '您尚未登录。此时银行只收到本订单的信息，不知道您是谁。登录后可在这里管理授权、下载或删除您的信息。',
    agree: '我同意',
    agreed: '已同意',
    withdraw: '撤回同意',
    withdrawn: '已撤回，立即生效。',
    objected: '您的浏览器已开启“全球隐私控制”(GPC)，因此不会就此项征求您的同意。',
    outdated: '说明有更新，您之前的同意已失效。',
    account: '您的个人信息',
    download: '下载我的全部信息',
    downloaded: '已开始下载。',
    delete: '删除账户',
    deleteTitle: '确定要删除账户吗？',
    deleteNote:
      '登录状态、授权、办卡申请、评价、投诉和剩余积分将被永久删除，无法恢复。依照法律，已成立的协议及其账务记录须继续保存，但不再与您的账户关联；您仍需按协议还款。',
    deleteForGood: '永久删除',
    keep: '保留账户',
    deleteLater: '您有一笔付款正在等待商家处理。请等待其完成，或先在“我的协议”中取消，然后再删除账户。',
    deleted: '账户已删除，您已退出登录。',
    kept: (agreements, days) => `依照法律保留 ${agreements} 份协议，自交易之日起 ${days} 天。`,
  },

  complaint: {
    title: '投诉与建议',
    intro: '请告诉我们发生了什么。提交后您会得到一个编号，可凭编号来电查询。',
    signedOut: '登录后可在这里提交。您也可以随时拨打客服热线：',
    text: '发生了什么',
    textMissing: '请写明发生了什么。',
    wish: '您希望如何解决（选填）',
    send: '提交',
    sent: '我们已收到，请记下编号。',
    earlier: '您提交过的投诉',
    number: '编号',
    answerBy: '最迟答复日期',
    answered: '已答复',
    record: '下载完整记录',
  },

  application: {
    title: '申请信用卡',
    intro: '留下一种联系方式，银行会与您联系，说明所需材料。提交不代表批准，也不会扣费。',
    send: '提交申请',
    sent: '银行已收到您的申请。',
    reference: '申请编号',
    next: '银行会通过您留下的联系方式答复。在此之前您无需做任何事。',
    isOpen: '您已有一份申请正在处理，或已持有本行的卡，无需再次提交。',
  },

  feedback: {
    title: '评价本次服务',
    question: '您有多大可能向朋友推荐这种付款方式？',
    least: '0 = 完全不可能',
    most: '10 = 非常可能',
    comment: '想补充的话（选填）',
    skip: '跳过',
    send: '提交',
  },

  copy: {
    quote: '报价单',
    agreement: '付款协议',
    notAgreed: (until) => `这是一份报价，有效至 ${until}。尚未确认，不产生任何义务。`,
    agreementNumber: '协议编号',
    confirmedAt: '确认时间',
    order: '订单',
    disclosure: '银行的说明',
    disclosureHash: '说明的 SHA-256 校验值',
    receipt: '银行签名的回执',
  },
}
