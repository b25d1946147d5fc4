import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const page = document.getElementById('page')
if (page === null) throw new Error('index.html holds no #page')
createRoot(page).render(<App />)
