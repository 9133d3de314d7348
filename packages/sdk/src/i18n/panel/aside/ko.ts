import type { AsideTexts } from './AsideTexts.ts'

export const ko: AsideTexts = {
  back: '뒤로',
  sending: '보내고 있습니다…',

  contact: {
    label: '전화번호 또는 이메일',
    optional: '전화번호 또는 이메일(선택)',
    hint: '이 건에 답변할 때만 사용합니다.',
    wrong: '전화번호 또는 이메일을 바르게 입력하십시오. 예: 02-1234-5678',
  },

  privacy: {
    title: '개인정보 설정',
    intro: '항목마다 따로 결정하실 수 있습니다. 거부하거나 철회해도 결제와 할부는 그대로 이용하실 수 있습니다.',
    signedOut:
      '로그인하지 않으셨습니다. 은행은 이 주문만 알고 고객님이 누구인지는 모릅니다. 로그인하시면 여기에서 동의 여부를 정하고, 데이터를 내려받거나 삭제하실 수 있습니다.',
    agree: '동의합니다',
    agreed: '동의하셨습니다',
    withdraw: '동의 철회',
    withdrawn: '동의를 철회했습니다. 지금부터 적용됩니다.',
    objected: '브라우저가 Global Privacy Control로 거부하고 있어 동의를 묻지 않습니다.',
    outdated: '내용이 바뀌어 이전의 동의는 더 이상 유효하지 않습니다.',
    account: '고객님의 데이터',
    download: '내 데이터 모두 내려받기',
    downloaded: '내려받기를 시작했습니다.',
    delete: '계정 삭제',
    deleteTitle: '계정을 삭제하시겠습니까?',
    deleteNote:
      '로그인, 동의, 카드 신청, 평가, 민원, 남은 포인트가 영구히 삭제됩니다. 계약과 회계 기록은 법에 따라 보관하지만 고객님의 이름과 연결하지 않습니다. 갚으실 금액은 그대로 남습니다.',
    deleteForGood: '영구 삭제',
    keep: '계정 유지',
    deleteLater:
      '쇼핑몰의 처리를 기다리는 결제가 있습니다. 끝날 때까지 기다리거나 ‘내 계약’에서 취소한 뒤 계정을 삭제하십시오.',
    deleted: '계정이 삭제되고 로그아웃되었습니다.',
    kept: (agreements, days) => `법에 따라 계약 ${agreements}건을 구매일부터 ${days}일 동안 보관합니다.`,
  },

  complaint: {
    title: '민원 접수',
    intro: '어떤 일이 있었는지 알려 주십시오. 전화로 문의하실 때도 쓸 수 있는 접수 번호를 드립니다.',
    signedOut: '로그인하시면 여기에서 은행에 글을 보내실 수 있습니다. 고객센터로도 언제든지 전화하십시오:',
    text: '있었던 일',
    textMissing: '어떤 일이 있었는지 적어 주십시오.',
    wish: '은행에 바라시는 점(선택)',
    send: '보내기',
    sent: '민원이 접수되었습니다. 접수 번호를 적어 두십시오.',
    earlier: '접수하신 민원',
    number: '접수 번호',
    answerBy: '답변 기한',
    answered: '답변 완료',
    record: '전체 기록 내려받기',
    closed: '이 민원은 종결되었습니다.',
    category: '민원 내용(선택)',
    choose: '선택하십시오',
    categories: {
      charges: '이자와 결제 금액',
      goods: '상품 또는 주문',
      service: '은행 또는 이 화면',
      privacy: '개인정보',
      review: '은행의 거절을 담당자가 다시 검토해 주기를 원함',
      other: '기타',
    },
  },

  callback: {
    title: '은행에서 전화드립니다',
    intro: '은행에 등록된 번호로 전화드립니다. 여기에 번호를 적지 않으셔도 됩니다.',
    signedOut: '로그인하시면 은행에 등록된 번호로 전화드릴 수 있습니다.',
    window: '언제 전화드릴까요?',
    windows: {
      morning: '오전 9시~12시',
      afternoon: '오후 1시~5시',
      evening: '저녁 6시~8시',
    },
    send: '전화 요청하기',
    planned: (from, until) => `${from}부터 ${until} 사이에 은행에서 전화드립니다.`,
    cancel: '전화 취소하기',
    canceled: '은행에서 전화드리지 않습니다.',
    orCall: '직접 전화하실 수도 있습니다:',
  },

  application: {
    title: '카드 신청',
    intro:
      '연락처를 하나 남겨 주시면 은행이 필요한 사항을 알려 드립니다. 신청에는 돈이 들지 않으며, 발급을 약속하지 않습니다.',
    send: '신청 보내기',
    sent: '은행이 신청을 접수했습니다.',
    reference: '접수 번호',
    next: '남겨 주신 연락처로 은행이 답변합니다. 그때까지 하실 일은 없습니다.',
    isOpen: '이미 진행 중인 신청이나 카드가 있습니다. 더 보내실 것은 없습니다.',
    statuses: {
      received: '신청을 검토하고 있습니다',
      approved: '신청이 승인되었습니다',
      refused: '신청이 거절되었습니다',
    },
  },

  feedback: {
    title: '서비스 평가하기',
    question: '이 결제 방법을 친구에게 추천하실 가능성은 얼마나 됩니까?',
    least: '0 = 전혀 없음',
    most: '10 = 매우 높음',
    comment: '덧붙이실 말씀(선택)',
    skip: '건너뛰기',
    send: '보내기',
  },

  copy: {
    quote: '견적',
    agreement: '결제 계약',
    notAgreed: (until) => `이 견적은 ${until}까지 유효합니다. 아직 계약이 성립하지 않았으며, 내실 금액은 없습니다.`,
    agreementNumber: '계약 번호',
    confirmedAt: '확정 일시',
    order: '주문',
    disclosure: '은행의 안내문',
    disclosureHash: '안내문의 SHA-256',
    receipt: '은행이 서명한 영수증',
  },
}
