import { controllers } from "../schedules/controllers/index.js";
import type { Source } from "../schedules/family.js";
import { families } from "../schedules/registry.js";

/** A paper, book, page or program that the course cites. */
export interface BibliographyEntry {
  /** The first author and the year, in kebab-case; a word of the title where two would have the same. */
  readonly key: string;
  readonly authors: string;
  /** Left out where a page of documentation or a program has none. */
  readonly year?: number;
  readonly title: string;
  /** Another title of the same work: an earlier version's, or the short name that it goes by. */
  readonly also?: string;
  /** The journal or publisher, where it is not on arXiv. */
  readonly where?: string;
  readonly url: string;
  /** A paper or book, unless said: documentation, a program, a discussion. */
  readonly kind?: "software";
}

/**
 * Every work that lessons, answers, labs and galleries cite, sorted by key. What the schedules' own definitions cite stands there, and is
 * added to the list below, so that nothing is typed twice.
 */
const typed: readonly BibliographyEntry[] = [
  {
    key: "baydin-2018",
    authors: "Atılım Güneş Baydin, Barak Pearlmutter, Alexey Radul and Jeffrey Siskind",
    year: 2018,
    title: "Automatic differentiation in machine learning: a survey",
    where: "Journal of Machine Learning Research 18",
    url: "https://jmlr.org/papers/v18/17-468.html",
  },
  {
    key: "bert-code",
    authors: "Google Research",
    title: "BERT, the code",
    also: "BERT",
    url: "https://github.com/google-research/bert",
    kind: "software",
  },
  {
    key: "bottou-2018",
    authors: "Léon Bottou, Frank Curtis and Jorge Nocedal",
    year: 2018,
    title: "Optimization Methods for Large-Scale Machine Learning",
    url: "https://arxiv.org/abs/1606.04838",
  },
  {
    key: "bouthillier-2021",
    authors: "Xavier Bouthillier and others",
    year: 2021,
    title: "Accounting for Variance in Machine Learning Benchmarks",
    url: "https://arxiv.org/abs/2103.03098",
  },
  {
    key: "brown-2020",
    authors: "Tom Brown and others",
    year: 2020,
    title: "Language Models are Few-Shot Learners",
    url: "https://arxiv.org/abs/2005.14165",
  },
  {
    key: "caffe-lenet",
    authors: "Caffe contributors",
    title: "The LeNet solver of Caffe",
    also: "the LeNet solver",
    url: "https://github.com/BVLC/caffe/blob/master/examples/mnist/lenet_solver.prototxt",
    kind: "software",
  },
  {
    key: "chowdhery-2022",
    authors: "Aakanksha Chowdhery and others",
    year: 2022,
    title: "PaLM: Scaling Language Modeling with Pathways",
    url: "https://arxiv.org/abs/2204.02311",
  },
  {
    key: "cohen-2021",
    authors: "Jeremy Cohen, Simran Kaur, Yuanzhi Li, Zico Kolter and Ameet Talwalkar",
    year: 2021,
    title: "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
    url: "https://arxiv.org/abs/2103.00065",
  },
  {
    key: "deepseek-2024",
    authors: "DeepSeek-AI",
    year: 2024,
    title: "DeepSeek LLM: Scaling Open-Source Language Models with Longtermism",
    url: "https://arxiv.org/abs/2401.02954",
  },
  {
    key: "defazio-2023",
    authors: "Aaron Defazio, Ashok Cutkosky, Harsh Mehta and Konstantin Mishchenko",
    year: 2023,
    title: "Optimal Linear Decay Learning Rate Schedules and Further Refinements",
    also: "When, Why and How Much? Adaptive Learning Rate Scheduling by Refinement",
    url: "https://arxiv.org/abs/2310.07831",
  },
  {
    key: "defazio-2024",
    authors: "Aaron Defazio and others",
    year: 2024,
    title: "The Road Less Scheduled",
    url: "https://arxiv.org/abs/2405.15682",
  },
  {
    key: "detectron2",
    authors: "Facebook AI Research",
    title: "Base-RCNN-FPN.yaml, Detectron2",
    url: "https://github.com/facebookresearch/detectron2/blob/main/configs/Base-RCNN-FPN.yaml",
    kind: "software",
  },
  {
    key: "devlin-2019",
    authors: "Jacob Devlin, Ming-Wei Chang, Kenton Lee and Kristina Toutanova",
    year: 2019,
    title: "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    url: "https://arxiv.org/abs/1810.04805",
  },
  {
    key: "epfml-schedules",
    authors: "Alexander Hägele and others",
    title: "schedules-and-scaling, the code",
    also: "its code",
    url: "https://github.com/epfml/schedules-and-scaling",
    kind: "software",
  },
  {
    key: "french-1999",
    authors: "Robert French",
    year: 1999,
    title: "Catastrophic forgetting in connectionist networks",
    where: "Trends in Cognitive Sciences 3",
    url: "https://doi.org/10.1016/S1364-6613(99)01294-2",
  },
  {
    key: "garipov-2018",
    authors: "Timur Garipov and others",
    year: 2018,
    title: "Loss Surfaces, Mode Connectivity, and Fast Ensembling of DNNs",
    url: "https://arxiv.org/abs/1802.10026",
  },
  {
    key: "ge-2019",
    authors: "Rong Ge, Sham Kakade, Rahul Kidambi and Praneeth Netrapalli",
    year: 2019,
    title: "The Step Decay Schedule: A Near Optimal, Geometrically Decaying Learning Rate Procedure For Least Squares",
    url: "https://arxiv.org/abs/1904.12838",
  },
  {
    key: "goh-2017",
    authors: "Gabriel Goh",
    year: 2017,
    title: "Why Momentum Really Works",
    where: "Distill",
    url: "https://distill.pub/2017/momentum",
  },
  {
    key: "goodfellow-2015",
    authors: "Ian Goodfellow, Oriol Vinyals and Andrew Saxe",
    year: 2015,
    title: "Qualitatively Characterizing Neural Network Optimization Problems",
    url: "https://arxiv.org/abs/1412.6544",
  },
  {
    key: "gotmare-2019",
    authors: "Akhilesh Gotmare, Nitish Shirish Keskar, Caiming Xiong and Richard Socher",
    year: 2019,
    title: "A Closer Look at Deep Learning Heuristics: Learning rate restarts, Warmup and Distillation",
    url: "https://arxiv.org/abs/1810.13243",
  },
  {
    key: "griewank-2008",
    authors: "Andreas Griewank and Andrea Walther",
    year: 2008,
    title: "Evaluating Derivatives",
    where: "SIAM",
    url: "https://doi.org/10.1137/1.9780898717761",
  },
  {
    key: "gupta-2023",
    authors: "Kshitij Gupta and others",
    year: 2023,
    title: "Continual Pre-Training of Large Language Models: How to (re)warm your model?",
    url: "https://arxiv.org/abs/2308.04014",
  },
  {
    key: "hagele-2024",
    authors: "Alexander Hägele and others",
    year: 2024,
    title: "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations",
    url: "https://arxiv.org/abs/2405.18392",
  },
  {
    key: "hoffmann-2022",
    authors: "Jordan Hoffmann and others",
    year: 2022,
    title: "Training Compute-Optimal Large Language Models",
    url: "https://arxiv.org/abs/2203.15556",
  },
  {
    key: "htd-code",
    authors: "BIGBALLON",
    title: "HTD, the code",
    also: "BIGBALLON/HTD",
    url: "https://github.com/BIGBALLON/HTD",
    kind: "software",
  },
  {
    key: "kalra-2024",
    authors: "Dayal Singh Kalra and Maissam Barkeshli",
    year: 2024,
    title: "Why Warmup the Learning Rate? Underlying Mechanisms and Improvements",
    url: "https://arxiv.org/abs/2406.09405",
  },
  {
    key: "keras-cosine",
    authors: "Keras contributors",
    title: "CosineDecay, Keras documentation",
    url: "https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay",
    kind: "software",
  },
  {
    key: "kingma-2015",
    authors: "Diederik Kingma and Jimmy Ba",
    year: 2015,
    title: "Adam: A Method for Stochastic Optimization",
    url: "https://arxiv.org/abs/1412.6980",
  },
  {
    key: "kosson-2024",
    authors: "Atli Kosson, Bettina Messmer and Martin Jaggi",
    year: 2024,
    title: "Analyzing & Reducing the Need for Learning Rate Warmup in GPT Training",
    url: "https://arxiv.org/abs/2410.23922",
  },
  {
    key: "lecun-1998",
    authors: "Yann LeCun, Léon Bottou, Genevieve Orr and Klaus-Robert Müller",
    year: 1998,
    title: "Efficient BackProp",
    where: "Neural Networks: Tricks of the Trade",
    url: "http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf",
  },
  {
    key: "li-2019",
    authors: "Zhiyuan Li and Sanjeev Arora",
    year: 2019,
    title: "An Exponential Learning Rate Schedule for Deep Learning",
    url: "https://arxiv.org/abs/1910.07454",
  },
  {
    key: "li-2020",
    authors: "Mengtian Li, Ersin Yumer and Deva Ramanan",
    year: 2020,
    title: "Budgeted Training: Rethinking Deep Neural Network Training Under Resource Constraints",
    url: "https://arxiv.org/abs/1905.04753",
  },
  {
    key: "linnainmaa-1976",
    authors: "Seppo Linnainmaa",
    year: 1976,
    title: "Taylor expansion of the accumulated rounding error",
    where: "BIT 16",
    url: "https://doi.org/10.1007/BF01931367",
  },
  {
    key: "liu-2020",
    authors: "Liyuan Liu and others",
    year: 2020,
    title: "On the Variance of the Adaptive Learning Rate and Beyond",
    url: "https://arxiv.org/abs/1908.03265",
  },
  {
    key: "lr-finder",
    authors: "David Silva and contributors",
    title: "pytorch-lr-finder",
    url: "https://github.com/davidtvs/pytorch-lr-finder",
    kind: "software",
  },
  {
    key: "ma-2018",
    authors: "Siyuan Ma, Raef Bassily and Mikhail Belkin",
    year: 2018,
    title: "The Power of Interpolation: Understanding the Effectiveness of SGD in Modern Over-parametrized Learning",
    url: "https://arxiv.org/abs/1712.06559",
  },
  {
    key: "ma-2021",
    authors: "Jerry Ma and Denis Yarats",
    year: 2021,
    title: "On the Adequacy of Untuned Warmup for Adaptive Optimization",
    url: "https://arxiv.org/abs/1910.04209",
  },
  {
    key: "malladi-2022",
    authors: "Sadhika Malladi, Kaifeng Lyu, Abhishek Panigrahi and Sanjeev Arora",
    year: 2022,
    title: "On the SDEs and Scaling Rules for Adaptive Gradient Algorithms",
    url: "https://arxiv.org/abs/2205.10287",
  },
  {
    key: "mccandlish-2018",
    authors: "Sam McCandlish, Jared Kaplan and Dario Amodei",
    year: 2018,
    title: "An Empirical Model of Large-Batch Training",
    url: "https://arxiv.org/abs/1812.06162",
  },
  {
    key: "mmsegmentation",
    authors: "OpenMMLab",
    title: "MMSegmentation",
    url: "https://github.com/open-mmlab/mmsegmentation",
    kind: "software",
  },
  {
    key: "nemirovski-2009",
    authors: "Arkadi Nemirovski, Anatoli Juditsky, Guanghui Lan and Alexander Shapiro",
    year: 2009,
    title: "Robust Stochastic Approximation Approach to Stochastic Programming",
    where: "SIAM Journal on Optimization 19",
    url: "https://doi.org/10.1137/070704277",
  },
  {
    key: "nnunet",
    authors: "Fabian Isensee and others",
    title: "nnU-Net, the code",
    also: "nnU-Net",
    url: "https://github.com/MIC-DKFZ/nnUNet",
    kind: "software",
  },
  {
    key: "optax-schedules",
    authors: "DeepMind",
    title: "Optimizer Schedules, optax documentation",
    url: "https://optax.readthedocs.io/en/latest/api/optimizer_schedules.html",
    kind: "software",
  },
  {
    key: "polyak-1964",
    authors: "Boris Polyak",
    year: 1964,
    title: "Some methods of speeding up the convergence of iteration methods",
    where: "USSR Computational Mathematics and Mathematical Physics 4",
    url: "https://doi.org/10.1016/0041-5553(64)90137-5",
  },
  {
    key: "polyak-1992",
    authors: "Boris Polyak and Anatoli Juditsky",
    year: 1992,
    title: "Acceleration of Stochastic Approximation by Averaging",
    where: "SIAM Journal on Control and Optimization 30",
    url: "https://doi.org/10.1137/0330046",
  },
  {
    key: "power-lm",
    authors: "IBM",
    title: "PowerLM, the models",
    also: "PowerLM",
    url: "https://huggingface.co/collections/ibm/power-lm",
    kind: "software",
  },
  {
    key: "pytorch-1-13-chained",
    authors: "PyTorch contributors",
    year: 2022,
    title: "ChainedScheduler, PyTorch 1.13 documentation",
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.ChainedScheduler.html",
    kind: "software",
  },
  {
    key: "pytorch-1-13-cosine",
    authors: "PyTorch contributors",
    year: 2022,
    title: "CosineAnnealingLR, PyTorch 1.13 documentation",
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html",
    kind: "software",
  },
  {
    key: "pytorch-1-13-plateau",
    authors: "PyTorch contributors",
    year: 2022,
    title: "ReduceLROnPlateau, PyTorch 1.13 documentation",
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html",
    kind: "software",
  },
  {
    key: "pytorch-1-13-sequential",
    authors: "PyTorch contributors",
    year: 2022,
    title: "SequentialLR, PyTorch 1.13 documentation",
    url: "https://pytorch.org/docs/1.13/generated/torch.optim.lr_scheduler.SequentialLR.html",
    kind: "software",
  },
  {
    key: "pytorch-147301",
    authors: "PyTorch contributors",
    year: 2025,
    title: "Remove what is deprecated in LRScheduler, pull request 147301",
    url: "https://github.com/pytorch/pytorch/pull/147301",
    kind: "software",
  },
  {
    key: "pytorch-92040",
    authors: "PyTorch contributors",
    title: "OneCycleLR's message, pull request 92040",
    url: "https://github.com/pytorch/pytorch/pull/92040",
    kind: "software",
  },
  {
    key: "pytorch-cycliclr",
    authors: "PyTorch contributors",
    title: "CyclicLR, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.CyclicLR.html",
    kind: "software",
  },
  {
    key: "pytorch-data",
    authors: "PyTorch contributors",
    title: "torch.utils.data, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/data.html",
    kind: "software",
  },
  {
    key: "pytorch-onecyclelr",
    authors: "PyTorch contributors",
    title: "OneCycleLR, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.OneCycleLR.html",
    kind: "software",
  },
  {
    key: "pytorch-optim",
    authors: "PyTorch contributors",
    title: "torch.optim, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/optim.html",
    kind: "software",
  },
  {
    key: "pytorch-optimizer",
    authors: "Hyeongchan Kim and contributors",
    title: "pytorch_optimizer",
    url: "https://github.com/kozistr/pytorch_optimizer",
    kind: "software",
  },
  {
    key: "pytorch-schedulers",
    authors: "PyTorch contributors",
    title: "lr_scheduler.py, the schedulers of PyTorch",
    url: "https://github.com/pytorch/pytorch/blob/main/torch/optim/lr_scheduler.py",
    kind: "software",
  },
  {
    key: "pytorch-swalr",
    authors: "PyTorch contributors",
    title: "SWALR, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/generated/torch.optim.swa_utils.SWALR.html",
    kind: "software",
  },
  {
    key: "pytorch-warm-restarts",
    authors: "PyTorch contributors",
    title: "CosineAnnealingWarmRestarts, PyTorch documentation",
    url: "https://pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.html",
    kind: "software",
  },
  {
    key: "radford-2018",
    authors: "Alec Radford, Karthik Narasimhan, Tim Salimans and Ilya Sutskever",
    year: 2018,
    title: "Improving Language Understanding by Generative Pre-Training",
    where: "OpenAI",
    url: "https://s3-us-west-2.amazonaws.com/openai-assets/research-covers/language-unsupervised/language_understanding_paper.pdf",
  },
  {
    key: "ranger-issue-12",
    authors: "Less Wright",
    year: 2019,
    title: "An answer about Ranger's schedule, issue 12",
    also: "an answer about Ranger",
    url: "https://github.com/lessw2020/Ranger-Deep-Learning-Optimizer/issues/12",
    kind: "software",
  },
  {
    key: "rumelhart-1986",
    authors: "David Rumelhart, Geoffrey Hinton and Ronald Williams",
    year: 1986,
    title: "Learning representations by back-propagating errors",
    where: "Nature 323",
    url: "https://doi.org/10.1038/323533a0",
  },
  {
    key: "rush-2022",
    authors: "Alexander Rush and others",
    year: 2022,
    title: "The Annotated Transformer",
    where: "Harvard NLP",
    url: "https://nlp.seas.harvard.edu/annotated-transformer",
  },
  {
    key: "schaipp-2025",
    authors: "Fabian Schaipp and others",
    year: 2025,
    title: "The Surprising Agreement Between Convex Optimization Theory and Learning-Rate Scheduling for Large Model Training",
    url: "https://arxiv.org/abs/2501.18965",
  },
  {
    key: "schaul-2013",
    authors: "Tom Schaul, Sixin Zhang and Yann LeCun",
    year: 2013,
    title: "No More Pesky Learning Rates",
    url: "https://arxiv.org/abs/1206.1106",
  },
  {
    key: "schmidt-2021",
    authors: "Robin Schmidt, Frank Schneider and Philipp Hennig",
    year: 2021,
    title: "Descending through a Crowded Valley: Benchmarking Deep Learning Optimizers",
    url: "https://arxiv.org/abs/2007.01547",
  },
  {
    key: "schuirmann-1987",
    authors: "Donald Schuirmann",
    year: 1987,
    title:
      "A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability",
    where: "Journal of Pharmacokinetics and Biopharmaceutics 15",
    url: "https://doi.org/10.1007/BF01068419",
  },
  {
    key: "scikit-learn-moons",
    authors: "scikit-learn contributors",
    title: "make_moons, scikit-learn documentation",
    url: "https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_moons.html",
    kind: "software",
  },
  {
    key: "scikit-learn-sgd-classifier",
    authors: "scikit-learn contributors",
    title: "SGDClassifier, scikit-learn documentation",
    url: "https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.SGDClassifier.html",
    kind: "software",
  },
  {
    key: "scikit-learn-sgd-regressor",
    authors: "scikit-learn contributors",
    title: "SGDRegressor, scikit-learn documentation",
    url: "https://scikit-learn.org/stable/modules/generated/sklearn.linear_model.SGDRegressor.html",
    kind: "software",
  },
  {
    key: "shalev-shwartz-2007",
    authors: "Shai Shalev-Shwartz, Yoram Singer and Nathan Srebro",
    year: 2007,
    title: "Pegasos: Primal Estimated sub-GrAdient SOlver for SVM",
    where: "ICML",
    url: "https://doi.org/10.1145/1273496.1273598",
  },
  {
    key: "singh-2025",
    authors: "Vaibhav Singh and others",
    year: 2025,
    title: "Beyond Cosine Decay: On the effectiveness of Infinite Learning Rate Schedule for Continual Pre-training",
    url: "https://arxiv.org/abs/2503.02844",
  },
  {
    key: "smith-2018-batch",
    authors: "Samuel Smith, Pieter-Jan Kindermans, Chris Ying and Quoc Le",
    year: 2018,
    title: "Don't Decay the Learning Rate, Increase the Batch Size",
    url: "https://arxiv.org/abs/1711.00489",
  },
  {
    key: "smith-2018-disciplined",
    authors: "Leslie Smith",
    year: 2018,
    title: "A Disciplined Approach to Neural Network Hyper-Parameters: Part 1",
    url: "https://arxiv.org/abs/1803.09820",
  },
  {
    key: "szegedy-2015",
    authors: "Christian Szegedy, Vincent Vanhoucke, Sergey Ioffe, Jonathon Shlens and Zbigniew Wojna",
    year: 2015,
    title: "Rethinking the Inception Architecture for Computer Vision",
    url: "https://arxiv.org/abs/1512.00567",
  },
  {
    key: "tan-2021",
    authors: "Mingxing Tan and Quoc Le",
    year: 2021,
    title: "EfficientNetV2: Smaller Models and Faster Training",
    url: "https://arxiv.org/abs/2104.00298",
  },
  {
    key: "tensor2tensor-rate",
    authors: "Tensor2Tensor contributors",
    title: "learning_rate.py, Tensor2Tensor",
    url: "https://github.com/tensorflow/tensor2tensor/blob/master/tensor2tensor/utils/learning_rate.py",
    kind: "software",
  },
  {
    key: "tensor2tensor-transformer",
    authors: "Tensor2Tensor contributors",
    title: "transformer.py, Tensor2Tensor",
    url: "https://github.com/tensorflow/tensor2tensor/blob/master/tensor2tensor/models/transformer.py",
    kind: "software",
  },
  {
    key: "timm-cosine",
    authors: "Ross Wightman and contributors",
    title: "cosine_lr.py, timm",
    also: "CosineLRScheduler",
    url: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/scheduler/cosine_lr.py",
    kind: "software",
  },
  {
    key: "timm-tanh",
    authors: "Ross Wightman and contributors",
    title: "tanh_lr.py, timm",
    also: "TanhLRScheduler",
    url: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/scheduler/tanh_lr.py",
    kind: "software",
  },
  {
    key: "torchchat-1356",
    authors: "PyTorch contributors",
    title: "weights_only default flip for torch.load, torchchat issue 1356",
    url: "https://github.com/pytorch/torchchat/issues/1356",
    kind: "software",
  },
  {
    key: "touvron-2023",
    authors: "Hugo Touvron and others",
    year: 2023,
    title: "LLaMA: Open and Efficient Foundation Language Models",
    url: "https://arxiv.org/abs/2302.13971",
  },
  {
    key: "transformers-44271",
    authors: "transformers contributors",
    year: 2026,
    title: "Add GreedyLR adaptive learning rate scheduler, pull request 44271",
    url: "https://github.com/huggingface/transformers/pull/44271",
    kind: "software",
  },
  {
    key: "transformers-optimization",
    authors: "transformers contributors",
    title: "optimization.py, transformers",
    url: "https://github.com/huggingface/transformers/blob/main/src/transformers/optimization.py",
    kind: "software",
  },
  {
    key: "wilson-1927",
    authors: "Edwin Wilson",
    year: 1927,
    title: "Probable Inference, the Law of Succession, and Statistical Inference",
    where: "Journal of the American Statistical Association 22",
    url: "https://doi.org/10.1080/01621459.1927.10502953",
  },
  {
    key: "wu-2018",
    authors: "Yuhuai Wu, Mengye Ren, Renjie Liao and Roger Grosse",
    year: 2018,
    title: "Understanding Short-Horizon Bias in Stochastic Meta-Optimization",
    url: "https://arxiv.org/abs/1803.02021",
  },
  {
    key: "xiong-2020",
    authors: "Ruibin Xiong and others",
    year: 2020,
    title: "On Layer Normalization in the Transformer Architecture",
    url: "https://arxiv.org/abs/2002.04745",
  },
  {
    key: "yang-2022",
    authors: "Greg Yang and others",
    year: 2022,
    title: "Tensor Programs V: Tuning Large Neural Networks via Zero-Shot Hyperparameter Transfer",
    url: "https://arxiv.org/abs/2203.03466",
  },
  {
    key: "zamani-2023",
    authors: "Moslem Zamani and François Glineur",
    year: 2023,
    title: "Exact Convergence Rate of the Last Iterate in Subgradient Methods",
    url: "https://arxiv.org/abs/2307.11134",
  },
  {
    key: "zhai-2022",
    authors: "Xiaohua Zhai, Alexander Kolesnikov, Neil Houlsby and Lucas Beyer",
    year: 2022,
    title: "Scaling Vision Transformers",
    url: "https://arxiv.org/abs/2106.04560",
  },
  {
    key: "zhang-2017",
    authors: "Chiyuan Zhang, Samy Bengio, Moritz Hardt, Benjamin Recht and Oriol Vinyals",
    year: 2017,
    title: "Understanding deep learning requires rethinking generalization",
    url: "https://arxiv.org/abs/1611.03530",
  },
  {
    key: "zhang-2019",
    authors: "Guodong Zhang and others",
    year: 2019,
    title: "Which Algorithmic Choices Matter at Which Batch Sizes? Insights From a Noisy Quadratic Model",
    url: "https://arxiv.org/abs/1907.04164",
  },
];

/** An address as entries have it: without a fragment, without a slash at its end. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, "").replace(/\/$/, "");

/** "Loshchilov and Hutter", 2017: loshchilov-2017. */
const keyOf = ({ authors, year }: Source): string =>
  `${(/^[\p{L}-]+/u.exec(authors)?.[0] ?? "").normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()}-${year}`;

/** What a schedule's definition cites, as an entry. The section stands with the schedule. */
const fromSchedules: readonly BibliographyEntry[] = [...families, ...controllers].map(({ definition: { source } }) => {
  const { authors, year, title, url } = source;
  const software = /github\.com|pytorch\.org|docs\./.test(url);
  const key = software ? `${keyOf(source)}-${(/^\w+/.exec(title)?.[0] ?? "").toLowerCase()}` : keyOf(source);
  return { key, authors, year, title, url: withoutFragment(url), ...(software ? { kind: "software" as const } : {}) };
});

/** All works that are cited, each once, sorted by key. */
export const bibliography: readonly BibliographyEntry[] = [
  ...new Map([...fromSchedules, ...typed].map((entry) => [entry.url, entry])).values(),
].toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** The entry of an address, with or without a fragment. */
export const entryOf = (url: string): BibliographyEntry | undefined => {
  const bare = withoutFragment(url);
  return bibliography.find((entry) => entry.url === bare);
};

/** The entries that are typed here, for the test that holds them to their order and to being needed. */
export const typedEntries = typed;
