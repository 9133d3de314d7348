import { loadOfferDock } from '@offerdock/sdk'
import { createApp } from 'vue'
import Checkout from './Checkout.vue'

loadOfferDock({
  clientId: 'pk_test_demo',
  bankOrigin: import.meta.env.VITE_BANK_ORIGIN ?? 'http://127.0.0.1:4100',
}).catch(console.error)

createApp(Checkout, { orderRef: `ord-${crypto.randomUUID()}` }).mount('#app')
