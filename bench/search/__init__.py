"""How well the search engines find, how quickly, and what that costs."""
