"""How a newcomer learns the reader: what is shown at the very first start, and a tutorial in the app itself.

It stands above the app and is handed to it as something that accompanies a start (`DeraaApp(begin=…)`): the app and its
screens know nothing of it.
"""
