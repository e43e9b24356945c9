ACTIONS=()
def keys_of(a,b): return []
