import { createDesktopBridge } from './bridge/desktop'
import { createWebBridge, signIn } from './bridge/web'
import { mountPage } from './mount'

const root = document.getElementById('page')
if (root !== null) {
  // The desktop shell vouches for its own page; a browser may have to sign in.
  if (window.deloton === undefined) mountPage(root, createWebBridge(), signIn)
  else mountPage(root, createDesktopBridge(window.deloton), null)
}
