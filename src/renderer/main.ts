import { createApp } from 'vue'
import App from './App.vue'
import { readHostInfo } from './client/host-info.ts'
import './style.css'

createApp(App, { host: readHostInfo() }).mount('#app')
