/**
 * Whether the page runs inside of another app, by the names these views give themselves: many of them open no second tab,
 * which the sign-in from a frame needs.
 */
export const isInAppView = (userAgent: string): boolean =>
  /; wv\)|MicroMessenger|FBA[NV]|Instagram|Line\/|BytedanceWebview|musical_ly|AliApp|Weibo|kuaishou/i.test(userAgent) ||
  // On iOS every browser says Safari; a view inside of an app does not.
  (/iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent))
