"""The names under which pages put their fields into ``meta`` elements, in lower case.

Gathered from the collections of annotated pages and from the publishing systems and trackers that
write them: Open Graph, Dublin Core, Highwire (``citation_``), Parse.ly, Sailthru, Cxense, RNews.
"""

from __future__ import annotations

from intelnews.fields.wordlists import word_list

__all__ = ["AUTHOR_METAS", "DATE_METAS", "MODIFIED_METAS", "PUBLISHED_METAS", "SITE_METAS"]

AUTHOR_METAS = word_list(
    "author article:author og:author dc.creator dcterms.creator byl parsely-author "
    "sailthru.author cxenseparse:author citation_author article:author_name author_name authors "
    "article.author byline vr:author mediator_author shareaholic:article_author_name dc.author "
    "dc:creator creator rnews:creator article:authors cxenseparse:pml-author bt:author "
    "analyticsattributes.author news_author citation_authors twitter:author dcsext.author "
    "mrf:authors"
)
PUBLISHED_METAS = word_list(
    "article:published_time article:published og:published_time og:article:published_time "
    "published_time datepublished publishdate publish-date publish_date pubdate pub_date "
    "publication_date published-date published date_published dc.date.issued dcterms.issued "
    "dcterms.created dc.date.created dc.created sailthru.date parsely-pub-date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime citation_publication_date "
    "citation_date article.published originalpublicationdate article_date_original ptime "
    "iso-8601-publish-date display_date datecreated article:create_time article:post_date "
    "mediator_published_time article-publication-date rnews:datepublished vr:published_time "
    "analyticsattributes.articledate first_published_date firstpublished blogpublishdate "
    "newsdate og:release_date video:release_date news_publish_date dateposted "
    "weibo:article:create_at bt:pubdate gwa_contentdate pagedate"
)
DATE_METAS = word_list(
    "date dc.date dcterms.date timestamp created lw.publication_date dc:date eprints.date"
)
MODIFIED_METAS = word_list(
    "article:modified_time og:updated_time article:modified dcterms.modified dc.date.modified "
    "last-modified lastmod datemodified modified revised updated last_updated_date "
    "dcterms.modified article_date_updated article:updated_time utime "
    "cxenseparse:recs:modifiedtime bt:moddate dc.modified moddate rnews:datemodified "
    "mediator_updated_time dcsext.article-modified og:modified_time revision_date date_modified "
    "lastmodified"
)
SITE_METAS = word_list(
    "og:site_name application-name apple-mobile-web-app-title al:ios:app_name "
    "al:android:app_name copyright dc.publisher dcterms.publisher publisher "
    "twitter:app:name:iphone cre citation_journal_title msapplication-tooltip "
    "article:publisher_name"
)
