"""The six models of Bardelli, Rondinelli, Vecchio and Figini (2020) on lines of a ledger; started by `npm run bench paper`.

Reads JSON lines from standard input. The first is the ledger, its columns side by side: {"texts": [...], "suppliers": [...],
"numbers": [[...], ...], "labels": [...]}. Every other is a job: {"split": "...", "model": "rf_bow", "train": [index, ...],
"test": [...]}. Answers each job with a line {"split", "model", "predicted": [label, ...], "trainSeconds", "suggestSeconds"},
seconds of the processor.

From the paper (section 4.2): words without digits and punctuation, stop words and words of two letters left out; bag of words
over those in more than 0.1 % of the lines, as a binary vector; word2vec as CBOW of 100 numbers, window 5, words met ten times or
more, here averaged over the words of a line; categories one-hot. The paper does not say how large its models are: see MODELS.
"""
import json
import re
import sys
import time
import warnings

import numpy as np
from gensim.models import Word2Vec
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import AdaBoostClassifier, RandomForestClassifier
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

# Forty rounds end the perceptron before it says that it is done.
warnings.simplefilter("ignore")

MOST_SUPPLIERS = 3000

MODELS = {
    "rf": lambda: RandomForestClassifier(50, n_jobs=1, random_state=0),
    "ada": lambda: AdaBoostClassifier(
        DecisionTreeClassifier(max_depth=20, max_features=200, random_state=0),
        n_estimators=20,
        algorithm="SAMME",
        random_state=0,
    ),
    "mlp": lambda: MLPClassifier((100,), max_iter=40, learning_rate_init=0.003, random_state=0),
}
# Larger ones (100 trees, 60 or 200 rounds over the lines) were right no oftener on crsd and harrogate; shallower trees under
# AdaBoost, as in its defaults, were right far less often.


def words(text):
    found = re.findall(r"[^\W\d_]+", text.lower())
    return [word for word in found if len(word) > 2 and word not in ENGLISH_STOP_WORDS]


def same(tokens):
    return tokens


def bag_of_words(documents, train):
    try:
        counter = CountVectorizer(analyzer=same, min_df=0.001, binary=True).fit([documents[i] for i in train])
    except ValueError:  # no word in a thousandth of the lines
        return csr_matrix((len(documents), 0))
    return counter.transform(documents)


def word_vectors(documents, train):
    vectors = np.zeros((len(documents), 100), np.float32)
    try:
        model = Word2Vec(
            [documents[i] for i in train], vector_size=100, window=5, min_count=10, sg=0, seed=1, workers=1
        ).wv
    except RuntimeError:  # no word ten times
        return csr_matrix(vectors)
    for i, document in enumerate(documents):
        known = [word for word in document if word in model]
        if known:
            vectors[i] = model[known].mean(0)
    return csr_matrix(vectors)


def features(ledger, documents, embedding, train):
    """One row a line; what is learned from lines, vocabularies and vectors too, is learned from `train` alone."""
    text = (bag_of_words if embedding == "bow" else word_vectors)(documents, train)
    one_hot = CountVectorizer(analyzer=lambda name: [name], min_df=2, max_features=MOST_SUPPLIERS, binary=True)
    suppliers = one_hot.fit([ledger["suppliers"][i] for i in train]).transform(ledger["suppliers"])
    numbers = np.array(ledger["numbers"])
    return hstack([text, suppliers, csr_matrix(StandardScaler().fit(numbers[train]).transform(numbers))]).tocsr()


def main():
    ledger = json.loads(sys.stdin.readline())
    documents = [words(text) for text in ledger["texts"]]
    labels = np.array(ledger["labels"])
    made = (None, None)
    for line in sys.stdin:
        job = json.loads(line)
        kind, embedding = job["model"].split("_")
        if made[0] != (job["split"], embedding):
            made = ((job["split"], embedding), features(ledger, documents, embedding, job["train"]))
        table = made[1]
        model = MODELS[kind]()
        start = time.process_time()
        model.fit(table[job["train"]], labels[job["train"]])
        trained = time.process_time()
        predicted = model.predict(table[job["test"]])
        answer = {
            "split": job["split"],
            "model": job["model"],
            "predicted": predicted.tolist(),
            "trainSeconds": trained - start,
            "suggestSeconds": time.process_time() - trained,
        }
        print(json.dumps(answer), flush=True)


main()
