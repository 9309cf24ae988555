using System.Diagnostics;
using System.Globalization;
using Simulator.Evidence.Studies;
using Simulator.Experiments.Measures;

namespace Simulator.Experiments.Patterns;

/// <summary>
/// Holds a simulation against patterns. Every scenario is played once for all the patterns that need it; those whose interval straddles a
/// bound are played on, the replicates doubling, until they are decided or the largest number is reached.
/// </summary>
public static class PatternCheck
{
    /// <summary>Checks patterns.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="resolve">Finds a scenario by its name.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told before each scenario is played.</param>
    /// <param name="cancellation">Stops the check; what is decided is kept.</param>
    /// <exception cref="ArgumentException">A test asks for an arm that is not there, or for less than the fewest replications.</exception>
    public static PatternReport Run(
        IReadOnlyList<Pattern> patterns, Func<string, Scenario> resolve, PatternOptions options, Action<PatternProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Start, PatternOptions.Fewest);
        Stopwatch watch = Stopwatch.StartNew();
        Dictionary<string, Sample> samples = [];
        Question[] questions = [.. patterns.Select(p => new Question(p, [.. p.Tests.Select(t => Asked.Prepare(p, t, Sample))]))];
        int tested = questions.Count(q => q.Tests.Length > 0), level = options.Start;
        bool complete = true;
        try
        {
            // Every test is known before the first replicate is played.
            while (true)
            {
                Question[] open = [.. questions.Where(q => q.IsOpen)];
                foreach (Sample sample in open.SelectMany(q => q.Tests).Where(t => t.IsOpen).SelectMany(t => t.Samples).Distinct())
                {
                    progress?.Invoke(new PatternProgress(sample.Scenario.Id, level, open.Length, tested, watch.Elapsed));
                    sample.Extend(level, cancellation);
                }

                foreach (Asked test in open.SelectMany(q => q.Tests).Where(t => t.IsOpen)) test.Judge(level, options.Threads);
                if (level >= options.Most || questions.All(q => !q.IsOpen)) break;
                level = Math.Min(2 * level, options.Most);
            }
        }
        catch (OperationCanceledException)
        {
            complete = false;
        }

        PatternScenarioUse[] uses = [.. samples.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value.Use)];
        foreach (Sample sample in samples.Values) sample.Dispose();
        return new PatternReport([.. questions.Select(q => q.Result(complete))], uses, complete, watch.Elapsed.TotalSeconds);

        Sample Sample(string name)
        {
            if (!samples.TryGetValue(name, out Sample? sample)) samples[name] = sample = new Sample(resolve(name), options.Threads);
            return sample;
        }
    }

    /// <summary>A pattern under test.</summary>
    private sealed record Question(Pattern Pattern, Asked[] Tests)
    {
        internal PatternVerdict Verdict =>
            Pattern.NotModelled is not null ? PatternVerdict.NotModelled : PatternVerdicts.Of(Tests.Select(t => t.Verdict));

        internal bool IsOpen => Verdict == PatternVerdict.Undecided;

        internal PatternResult Result(bool complete)
        {
            PatternVerdict verdict = Verdict;
            string why = verdict switch
            {
                PatternVerdict.Held => "",
                PatternVerdict.TooSmall => TooSmall() + (Pattern.Why is null ? "" : " " + Pattern.Why),
                PatternVerdict.NotModelled => Pattern.NotModelled!,
                PatternVerdict.Undecided when !complete => "The check was stopped before it was decided.",
                PatternVerdict.Undecided or PatternVerdict.Missed => Pattern.Why ?? Unexplained(),
            };
            return new PatternResult(
                Pattern.Id, Pattern.Statement, Pattern.Strength, Pattern.Fidelity, Pattern.Study, Pattern.Locator, verdict,
                [.. Tests.Select(t => t.Result)], why, Pattern.Caution ?? "")
            {
                Kind = Pattern.Kind,
                PartOf = Pattern.PartOf ?? "",
            };
        }

        private string TooSmall()
        {
            PatternTestResult first = Tests.Select(t => t.Result).First(t => t.Verdict == PatternVerdict.TooSmall);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{first.Measure} is {first.Value:0.####} in {first.Of} of {first.Scenario}, where less than {first.Matters} either way does not matter.");
        }

        private string Unexplained()
        {
            PatternTestResult first = Tests.Select(t => t.Result).OrderBy(t => t.Verdict == PatternVerdict.Missed ? 0 : 1)
                .First(t => t.Verdict != PatternVerdict.Held);
            return first.Value is { } value
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{first.Measure} is {value:0.####} where it should lie {first.Holds}; no explanation is known.")
                : $"{first.Measure} could not be measured.";
        }
    }

    /// <summary>One test: which measures, where, added or subtracted.</summary>
    private sealed class Asked
    {
        private readonly PatternTest test;
        private readonly Measure measure;
        private readonly (int Sign, Sample Sample, string[] Arms)[] terms;
        private Estimate estimate = new(double.NaN, double.NaN, double.NaN, 0);

        private Asked(PatternTest test, Measure measure, (int Sign, Sample Sample, string[] Arms)[] terms)
        {
            (this.test, this.measure, this.terms) = (test, measure, terms);
            foreach ((int _, Sample sample, string[] arms) in terms) sample.Ask(measure, arms);
        }

        internal PatternVerdict Verdict { get; private set; } = PatternVerdict.Undecided;

        internal bool IsOpen => Verdict == PatternVerdict.Undecided;

        internal IEnumerable<Sample> Samples => terms.Select(t => t.Sample).Distinct();

        internal PatternTestResult Result => new(
            measure.Name, measure.Sentence, measure.Unit, test.Scenario,
            Place, test.Holds.ToString(), Known(estimate.Value), Known(estimate.Lower), Known(estimate.Upper), estimate.Replications, Verdict)
        {
            Matters = test is { AsksForDifference: true, Matters: > 0 } ? test.Matters : null,
        };

        private static double? Known(double value) => double.IsNaN(value) ? null : value;

        private string Place =>
            (test.First is null ? test.Arm ?? "all" : $"{test.First} - {test.Second}") + (test.Against is null ? "" : $", against {test.Against}");

        internal static Asked Prepare(Pattern pattern, PatternTest test, Func<string, Sample> find)
        {
            Measure measure = MeasureCatalogue.Find(find(test.Scenario).Scenario.Instrument, test.Measure)
                ?? throw new ArgumentException($"{pattern.Id}: there is no measure {test.Measure}.", nameof(test));
            if (measure.Refusal(test.Arm, test.First is not null) is { } refusal) throw new ArgumentException($"{pattern.Id}: {refusal}", nameof(test));
            List<(int, Sample, string[])> terms = [.. Terms(test, measure, 1, find(test.Scenario))];
            if (test.Against is not null) terms.AddRange(Terms(test, measure, -1, find(test.Against)));
            foreach ((int _, Sample sample, string[] arms) in terms)
            {
                foreach (string arm in arms.Where(a => sample.Scenario.Arms.All(b => b.Name != a)))
                    throw new ArgumentException($"{pattern.Id}: scenario {sample.Scenario.Id} has no arm {arm}.", nameof(test));
            }

            return new Asked(test, measure, [.. terms]);
        }

        internal void Judge(int replications, int threads)
        {
            estimate = Intervals.Of(
                [.. terms.Select(t => new Term(t.Sign, t.Sample.Numbers(measure, replications, t.Arms), measure.Combine))], threads);
            Verdict = PatternVerdicts.Of(test, estimate.Lower, estimate.Upper);
        }

        private static IEnumerable<(int Sign, Sample Sample, string[] Arms)> Terms(
            PatternTest test, Measure measure, int sign, Sample sample)
        {
            switch (measure.Of)
            {
                case MeasureScope.Scenario:
                    yield return (sign, sample, []);
                    break;
                case MeasureScope.Contrast:
                    yield return (sign, sample, [test.First!, test.Second!]);
                    break;
                default:
                    yield return (sign, sample, [test.Arm ?? test.First!]);
                    if (test.Second is not null) yield return (-sign, sample, [test.Second]);
                    break;
            }
        }
    }
}
