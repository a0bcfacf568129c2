"""The phrases that pages print around their stories, by what they are there for.

They are those of WordPress core and its Jetpack module, Blogger, Substack and Medium, and of the
pages of newspapers, in English, and of the WordPress translations into German, French, Spanish,
Portuguese, Italian and Dutch. A phrase stands here in small letters, without marks at its ends.
"""

from __future__ import annotations

import re

__all__ = ["ENDING", "PASSING", "SERVICES", "alternatives", "phrase_set", "rule"]


def phrase_set(rows: str, /) -> frozenset[str]:
    r"""Return the phrases of a table: one on a line, or several parted by bars.

    >>> sorted(phrase_set("share this | like this\nrelated"))
    ['like this', 'related', 'share this']
    """
    phrases = rows.replace("\n", "|").split("|")
    return frozenset(filter(None, map(str.strip, phrases)))


def alternatives(rows: str, /) -> str:
    """Return the phrases of a table as alternatives of a regular expression, the longest first.

    >>> alternatives("tag | tagged | label")
    'tagged|label|tag'
    """
    longest_first = sorted(phrase_set(rows), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, longest_first))


def rule(pattern: str, /) -> re.Pattern[str]:
    r"""Return an expression in which white space does not count and case does not matter.

    >>> rule(r"posted\ on").match("Posted on May 22") is not None
    True
    """
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


#: Lines behind which a story is over, by the kind of residue they are.
ENDING = {
    "sharing": """
        bookmark and share | share this | share this post | share this article | share this entry
        share this story | share this page | share this with your friends | share on social media
        share it | share this on | share via | click to share | share this blog post | tweet this
        tweet this post | spread the word | spread the love | sharing is caring | email this
        email this post | like this | like this post | like loading | rate this | print friendly
        be the first to like this | be the first to like this post
        teilen mit | teile dies mit | gefällt mir | partager | partager cet article | j'aime ça
        j’aime ça | comparte esto | compartir | me gusta esto | compartilhe isso | compartilhe
        curtir isso | condividi | condividi questo | mi piace | delen | deel dit | vind ik leuk
    """,
    "related": """
        related | related posts | related articles | related stories | related content
        related news | related reading | you may also like | you might also like
        you may also be interested in | you might also be interested in | more from this author
        more from the author | more on this story | more on this topic | more stories | recommended
        recommended for you | recommended reading | read next | up next | most read | most popular
        popular posts | latest posts | latest news | top stories | trending | trending now
        similar posts | possibly related posts | see also | further reading | don't miss
        don’t miss | ähnliche beiträge | ähnlich | verwandte beiträge | articles similaires
        sur le même thème | relacionado | entradas relacionadas | relacionados
        posts relacionados | correlati | articoli correlati | gerelateerd
    """,
    "navigation": """
        older posts | newer posts | older post | newer post | older entries | newer entries | older
        newer | next page | previous page | next | previous | next post | previous post
        next article | previous article | posts navigation | post navigation | posts pagination
        page navigation | search this blog | site navigation | discussion about this post
        load more posts | view all posts | blogroll | archives | meta | entries feed | comments feed
        entries rss | comments rss | blog archive | tag cloud | tags cloud | select month | about me
        select category | view my complete profile | view web version | recent posts
        recent comments | ältere beiträge | neuere beiträge | beitragsnavigation
        articles plus anciens | articles plus récents | navigation des articles
        entradas anteriores | entradas siguientes | navegación de entradas | navegação de posts
        articoli meno recenti
    """,
    "colophon": """
        powered by wordpress | proudly powered by wordpress | blog at wordpress.com
        website built with wordpress | a wordpress.com website | powered by blogger
        create a free website or blog at wordpress.com | create a website or blog at wordpress.com
        start a blog at wordpress.com | all rights reserved | privacy & cookies | privacy policy
        terms of service | terms of use | cookie policy | close and accept
    """,
}
#: Lines that may stand in the middle of a story.
PASSING = {
    "sharing": """
        opens in new window | restack | restacks | share | like | liked by 1 person
        share on facebook | share on twitter | share on linkedin | share on x | share on whatsapp
        tweet | copy link | link copied | email | pin it | share full article | save | bookmark
        add to reading list | add to bookmarks | give this article | gift this article | listen
        listen to this | resize text | text size | print page | report this | copy | follow
    """,
    "advertisement": """
        advertisement | advertisements | advertising | advertise here | sponsored
        sponsored content | ad | ads | report this ad | story continues below advertisement
        article continues below advertisement | continue reading below | skip advertisement
        paid content | article continues after ad | story continues after ad | loading | anzeige
        werbung | publicité | publicidad | pubblicità | advertentie
    """,
    "subscription": """
        subscribe | subscribe now | sign up | sign up now | newsletter | get our newsletter
        join our newsletter | subscribe to our newsletter | sign up for our newsletter | follow us
        follow me | follow us on twitter | follow us on facebook | follow this blog
        follow blog via email | follow blog | join us | donate | donate now | become a member
        become a patron | support us | upgrade to paid | subscribed | get the app | start writing
        get started | open in app | sign up for free | subscribe via email | email subscription
        paid
    """,
    "navigation": """
        home | back to top | top | skip to content | skip to main content | skip to primary content
        skip to secondary content | menu | main menu | primary menu | search | search for
        search this site | navigation | load more | show more | view all | see all | categories
        pages | log in | login | sign in | log out | rss | wordpress.org | breadcrumbs
        you are here | toggle navigation | toggle search | close menu | close search | permalink
        edit | edit this post | print | print this post | suche | close
    """,
    "meter": """
        min read | comments off | no ratings yet | editor's pick | editor’s pick | editors' pick
        featured | sticky | member-only story | top highlight | published in
    """,
}
#: Names of buttons that stand in a row with others.
SERVICES = phrase_set("""
    twitter | facebook | linkedin | reddit | tumblr | pinterest | pocket | telegram | whatsapp
    skype | google | google+ | x | mastodon | bluesky | threads | digg | stumbleupon | delicious
    del.icio.us | flipboard | instagram | youtube | xing | vk | messenger | line | email | e-mail
    mail | print | more | tweet | like | like this | copy link | buffer | nextdoor | wechat | weibo
    viber | sms | imprimir | drucken | correo electrónico | imprimer | mehr | más | plus
""")
