import type { LanguageTag } from '../texts.ts'

export interface ChatLine {
  from: Record<LanguageTag, string>
  text: Record<LanguageTag, string>
  isStreamer?: boolean
}

const line = (zhFrom: string, from: string, zh: string, en: string): ChatLine => ({
  from: { 'zh-CN': zhFrom, en: from },
  text: { 'zh-CN': zh, en },
})
const host = (zh: string, en: string): ChatLine => ({ ...line('阿澄', 'Cheng', zh, en), isStreamer: true })

/** What the viewers say, in this order and from the start again: the same on every visit. */
export const chatLines: readonly ChatLine[] = [
  line('南风知意', 'southwind', '晚上好，刚下班赶过来', 'evening! just got off work'),
  line('木子', 'muzi', '这个雾蓝实物会偏灰吗？', 'is the mist blue more grey in person?'),
  host('灯光下偏蓝一点，日光下会更柔和', 'a little bluer under these lights, softer in daylight'),
  line('小鹿慢跑', 'slow deer', '拍夜景怎么样', 'how is it at night shots?'),
  line('阿哲', 'zhe', '屏幕是直屏吗', 'is the screen flat?'),
  host('对，直屏，边框很窄，贴膜也方便', 'yes, flat, with a narrow frame'),
  line('海盐', 'sea salt', '转一下看看侧面吧', 'could you turn it to the side?'),
  line('橘子汽水', 'orange soda', '登机箱轮子声音大吗', 'are the wheels of the case loud?'),
  host('静音轮，等下放到地上给大家听', 'quiet wheels, I will roll it for you later'),
  line('北屿', 'beiyu', '耳机戴久了会夹头吗？', 'do the headphones press after a while?'),
  line('Momo', 'momo', '我戴眼镜，上次试过还可以', 'I wear glasses, it was fine when I tried'),
  line('山里来信', 'hill letters', '可以分期吗', 'can I pay in installments?'),
  host(
    '结算的时候看银行给的方案，总额和年化都写着，想好再选',
    'the bank shows its plans at checkout, with total and yearly rate; take your time',
  ),
  line('阿哲', 'zhe', '好的，我先看看', 'ok, I will have a look'),
  line('知夏', 'zhixia', '电视包安装吗', 'is the TV installed for us?'),
  host('包含壁挂和上门安装', 'wall mount and installation are included'),
  line('木子', 'muzi', '谢谢主播，讲得很清楚', 'thanks, that was clear'),
  line('一只呆雁', 'calm goose', '退货是七天吗', 'seven days to return?'),
  host('七天，签收后开始算', 'seven days, from the day it arrives'),
  line('海盐', 'sea salt', '明天还播吗', 'are you on tomorrow too?'),
]
