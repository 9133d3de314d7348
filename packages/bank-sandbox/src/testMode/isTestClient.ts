/** Only for these may QA make things go wrong, whatever is stored for others. */
export const isTestClient = (clientId: string) => clientId.startsWith('pk_test_')
