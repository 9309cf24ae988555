using Simulator.Engine.Parameters;
using Simulator.Engine.Programme;
using Simulator.Engine.Random;
using Simulator.Engine.State;
using Simulator.Experiments.Measurement;

namespace Simulator.Experiments;

/// <summary>One arm: who is there and what they are offered.</summary>
/// <param name="Name">An identifier.</param>
/// <param name="Cohort">The people and schools.</param>
/// <param name="Programme">What is offered.</param>
public sealed record Arm(string Name, CohortPlan Cohort, ProgrammePlan Programme)
{
    /// <summary>Who answers the questionnaire; everyone where null.</summary>
    public ResponseRate? Response { get; init; }
}

/// <summary>Which published study a scenario is set beside, and which of its arms are which.</summary>
/// <param name="Study">Name or path of the study.</param>
/// <param name="Arms">Scenario arm by study arm; an arm that is not named pairs up by its own name.</param>
public sealed record EvidenceLink(string Study, IReadOnlyDictionary<string, string> Arms)
{
    /// <summary>The words under which a reference is set beside a scenario.</summary>
    public const string ReferenceWords = "not this study's programme";

    /// <summary>Whether the study is a reference only: the scenario does not claim to be its design.</summary>
    public bool IsReference { get; init; }

    /// <summary>Why nothing is set beside the study; empty where something is.</summary>
    public string LeftOut { get; init; } = "";

    /// <summary>The study's name, without folder and ending.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Study);

    /// <summary>What stands beside the study, in one sentence.</summary>
    public string Sentence => LeftOut.Length > 0 ? $"Nothing is set beside the study {Name}, because this is no longer its design: {LeftOut}."
        : IsReference ? $"The study {Name} is set beside it under the words: {ReferenceWords}." : $"It is set beside the study {Name}.";

    /// <summary>The scenario's arm for an arm of the study.</summary>
    public string ArmFor(string studyArm) => Arms.GetValueOrDefault(studyArm, studyArm);
}

/// <summary>Direction in which a hypothesis expects a difference.</summary>
public enum Expectation
{
    /// <summary>Above the value.</summary>
    Above,

    /// <summary>Below the value.</summary>
    Below,

    /// <summary>Different from the value.</summary>
    Different,
}

/// <summary>A hypothesis on one outcome.</summary>
/// <param name="Name">An identifier.</param>
/// <param name="Outcome">A measure of persons, or a count of them.</param>
/// <param name="Contrast">First arm minus second arm.</param>
/// <param name="Test">Name of a test that fits the measure.</param>
/// <param name="Expect">The direction.</param>
/// <param name="Value">The value compared with, in the measure's unit; 0 for counts.</param>
/// <param name="Alpha">Level of the test.</param>
public sealed record Hypothesis(
    string Name, string Outcome, (string First, string Second) Contrast, string Test, Expectation Expect, double Value, double Alpha);

/// <summary>Where a number of the scenario comes from.</summary>
/// <param name="Source">The word.</param>
/// <param name="Reference">The study or the reason.</param>
public sealed record Backing(Source Source, string Reference);

/// <summary>Draws of a posterior.</summary>
/// <param name="Link">Name or path of the posterior, as a scenario names it.</param>
/// <param name="Symbols">The parameters that are drawn; all others are as the scenario says.</param>
/// <param name="Sets">The draws as parameter sets, all of one weight.</param>
public sealed record ParameterDraws(string Link, IReadOnlyList<string> Symbols, IReadOnlyList<ParameterSet> Sets);

/// <summary>A scenario, checked and complete: every value in force.</summary>
public sealed record Scenario
{
    /// <summary>Name of the file it came from, an identifier for tables.</summary>
    public required string Id { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>Free text: what it leans on.</summary>
    public string Notes { get; init; } = "";

    /// <summary>What people and places are called.</summary>
    public FieldWords Words { get; init; } = FieldWords.Usual;

    /// <summary>Calendar.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>Whether every arm has the same people with the same luck (a what-if) or people of its own (a study).</summary>
    public required bool SamePeople { get; init; }

    /// <summary>Arms, in the order of the file.</summary>
    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>The questionnaire.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Weeks at whose end it is filled in; 0 is before the first day.</summary>
    public required IReadOnlyList<int> SurveyWeeks { get; init; }

    /// <summary>The study it is set beside, if any.</summary>
    public EvidenceLink? Evidence { get; init; }

    /// <summary>The parameters in force.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>Draws of a posterior: replicate r plays draw r, beginning again after the last; null where all replicates have one set.</summary>
    public ParameterDraws? Draws { get; init; }

    /// <summary>Parameters in force in a replicate.</summary>
    public ParameterSet ParametersOf(int replicate) => Draws is { } draws ? draws.Sets[replicate % draws.Sets.Count] : Parameters;

    /// <summary>Name of the parameter set.</summary>
    public string ParametersName { get; init; } = "default";

    /// <summary>Replications.</summary>
    public int Replications { get; init; } = 1000;

    /// <summary>Root seed.</summary>
    public ulong Seed { get; init; } = 20130701;

    /// <summary>Hypotheses.</summary>
    public IReadOnlyList<Hypothesis> Hypotheses { get; init; } = [];

    /// <summary>Where the scenario's own numbers come from, by their path; a path that is not named is assumed.</summary>
    public IReadOnlyDictionary<string, Backing> Sources { get; init; } = new Dictionary<string, Backing>();

    /// <summary>Label of an arm's people: one for all arms, or one for each name.</summary>
    public uint PeopleLabel(Arm arm) => SamePeople ? 0 : Luck.Label(arm.Name);

    /// <summary>Arms in the order of their names: the order of every table.</summary>
    public IReadOnlyList<Arm> ArmsByName => [.. Arms.OrderBy(a => a.Name, StringComparer.Ordinal)];

    /// <summary>The arm against which others are held: the only one that is offered nothing, else the first by name.</summary>
    public Arm Baseline
    {
        get
        {
            Arm[] offeredNothing = [.. ArmsByName.Where(a => a.Programme.Offers.Count == 0)];
            return offeredNothing.Length == 1 ? offeredNothing[0] : ArmsByName[0];
        }
    }
}
