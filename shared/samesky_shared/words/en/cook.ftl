### What the element of cooking says; fetched with it.

cook-title = Cook together
cook-lead = The same dish in every kitchen, a step at a time.
cook-minutes = { $n } min
cook-diet-vegetarian = vegetarian
cook-diet-vegan = vegan
cook-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
cook-serves = For { $n }

## Choosing

cook-filter = Which recipes
cook-filter-all = All
cook-filter-vegetarian = Vegetarian
cook-filter-vegan = Vegan
cook-filter-fits = Suits everybody
cook-ours = Recipes
cook-brought = Brought by you
cook-brought-by = brought by { $name }
cook-none-fits = Nothing here suits that. A recipe of your own may.
cook-back = All recipes
cook-for = For { $n } in my kitchen
cook-kitchen = in my kitchen
cook-fewer = For one less
cook-more = For one more
cook-units = How this device measures
cook-units-metric = g, ml
cook-units-us = cups, oz
cook-goes-in = What goes in
cook-contains = Contains { $what }.
cook-contains-nothing = Contains none of the fourteen allergens that are declared.
cook-undeclared = Nobody has declared allergens here. Only its words were looked at, so look yourselves.
cook-note = For two kitchens:
cook-warn = Not for { $name }: { $what }
cook-begin = Cook this
cook-unit-g = { $n } g
cook-unit-kg = { $n } kg
cook-unit-ml = { $n } ml
cook-unit-l = { $n } l
cook-unit-oz = { $n } oz
cook-unit-lb = { $n } lb
cook-unit-tbsp = { $n } tbsp
cook-unit-tsp = { $n } tsp
cook-unit-cup = { $count ->
    [one] { $n } cup
   *[other] { $n } cups
}
cook-unit-pinch = { $count ->
    [one] { $n } pinch
   *[other] { $n } pinches
}
cook-unit-handful = { $count ->
    [one] { $n } handful
   *[other] { $n } handfuls
}
cook-unit-clove = { $count ->
    [one] { $n } clove
   *[other] { $n } cloves
}
cook-unit-slice = { $count ->
    [one] { $n } slice
   *[other] { $n } slices
}
cook-unit-piece = { $count ->
    [one] { $n } piece
   *[other] { $n } pieces
}
cook-unit-sheet = { $count ->
    [one] { $n } sheet
   *[other] { $n } sheets
}
cook-unit-none = { $n }
cook-allergen-gluten = gluten
cook-allergen-crustaceans = crustaceans
cook-allergen-egg = egg
cook-allergen-fish = fish
cook-allergen-peanut = peanut
cook-allergen-soy = soy
cook-allergen-milk = milk
cook-allergen-nuts = nuts
cook-allergen-celery = celery
cook-allergen-mustard = mustard
cook-allergen-sesame = sesame
cook-allergen-sulphites = sulphites
cook-allergen-lupin = lupin
cook-allergen-molluscs = molluscs

## At the stove

cook-lay = Lay everything out, each in your own kitchen.
cook-lay-short = Before the first step
cook-step = Step { $n } of { $of }
cook-done = Mine is done
cook-laid = All laid out
cook-undone = Not yet, after all
cook-is-done = { $name } is done
cook-you-done = You are done
cook-at-it = { $name }, still at it
cook-you-at-it = You, still at it
cook-is-behind = { $name } follows, in their own time
cook-you-behind = You, in your own time
cook-away = not here just now
cook-night = it is { $time } there
cook-then = Then { $what }.
cook-then-table = Then to the table.
cook-go-on = Go on without waiting
cook-go-asked = Asked. It goes on when all who are here agree.
cook-go-asks = { $name } would like to go on.
cook-go-yes = Go on
cook-not-now = Not now
cook-catch = The open step is { $n }. There is no hurry: your steps wait for you.
cook-catch-done = Done with this one
cook-caught-up = I have caught up
cook-join = Cook along
cook-join-lead = In the kitchen: { $names }.
cook-time = Start { $time } for all
cook-rings = It rings in every kitchen.
cook-unreadable = Its words are not to be had just now.
cook-other = Something else
cook-serve = It is ready as it is
cook-stop = Stop cooking this

## At the table

cook-table = On the table
cook-table-lead = A line each, if you like. It is kept with the dish.
cook-table-behind = Your own steps still wait in the recipe, if you cook it later.
cook-line = How it was
cook-line-say = Add my line
cook-line-change = Put it differently
cook-line-none = There is room for a line of { $name }.
cook-clear = Clear the table
cook-else = Cook something else

## What each does not eat

cook-minds = What we do not eat
cook-minds-lead = It is sealed. Each device warns of it, in every recipe.
cook-allergens = Allergies
cook-dislikes = Rather not, with commas between
cook-minds-save = Save
cook-minds-back = Take it back

## A recipe of one’s own

cook-bring = Bring a recipe
cook-bring-lead = Put a recipe’s page or its JSON here (schema.org), or choose the file that you saved. It is read on this device: the hub fetches nothing, and reads nothing.
cook-paste = Page or JSON
cook-read = Read it
cook-file = Choose a file
cook-bring-it = Keep it with ours
cook-bring-drop = Leave it
cook-import-size = This is too long: at most { $most } characters are read.
cook-import-none = There is no recipe in it: nothing of the type Recipe.
cook-import-missing = The recipe says nothing under { $field }.
cook-import-long = { $field } is too long: at most { $most } characters.
cook-import-many = { $field } has too many parts: at most { $most }.
cook-import-kind = { $field } is not text.

## Kept

cook-kept = cooked
cook-kept-recipe = a recipe, brought
cook-kept-own = a recipe of one’s own
