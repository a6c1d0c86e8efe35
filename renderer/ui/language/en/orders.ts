export const orders = {
  'orders.take': 'Take an order from a stick',
  'orders.revoke': 'This order revokes the post',
  'orders.revoke-effect':
    'The post locks at once. It gives up the keys of the lists for good: nobody can be screened here any more. What was recorded stays.',
  'orders.revoke-do': 'Revoke this post',
  'orders.wipe': 'This order wipes the post',
  'orders.wipe-effect':
    'The post locks at once and loses everything: its keys, the lists, its journal and all its officers. What the hub does not have yet is written to the folder “for-the-hub” first. This cannot be undone.',
  'orders.wipe-do': 'Wipe this post',
  'orders.rotate': 'This order asks for new keys',
  'orders.rotate-effect':
    'The post draws new device keys at the next exchange. Work goes on as before.',
  'orders.rotate-do': 'Take the order',
  'orders.handing-over': 'Handing over',
  'orders.issued': 'Issued',
  'orders.reason': 'Reason',
  'orders.number': 'Order',
  'orders.proof': 'The post takes it only if your hub has signed it for this very post.',
  'orders.revoke-taken': 'The post is revoked',
  'orders.wipe-taken': 'The post is wiped',
  'orders.rotate-taken': 'The order is taken: new keys come with the next exchange',
  'orders.refused': 'The order was not taken',
  'orders.refused.not-an-order':
    'This file is no order of a hub. Pick the file that the hub wrote.',
  'orders.refused.bad-signature':
    'Your hub did not sign it. Someone may be trying to shut this post down: keep the stick and tell your administrator.',
  'orders.refused.other-post': 'It is for another post. Bring it there.',
  'orders.refused.later-version':
    'It was made for a later version of this program. Update this post first.',
  'orders.refused.repeated': 'This post has taken this very order before.',
  'orders.no-answer': 'The station did not answer. Look at the post before you try again.',
  'orders.failed': 'The order could not be carried out: nothing was changed',
  'orders.is-revoked': 'This post has been revoked',
  'orders.is-revoked-remedy':
    'Nobody can be screened here. Stop operations, send travellers to another post and call your administrator.',
  'orders.is-wiped': '{{post}} was wiped by order of its hub',
  'orders.is-wiped-left':
    'Carry the folder “for-the-hub” to the hub: it holds what the hub does not have yet. This machine can be enrolled anew.',
  'orders.is-wiped-remedy': 'Nothing is left of it here. This machine can be enrolled anew.',
  'orders.by': '{{at}}, order {{order}}',
} as const;
