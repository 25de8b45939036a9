def halve(lr0, n):
    return lr0
