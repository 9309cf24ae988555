using System.Collections.Concurrent;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>
/// Reads <c>evidence</c>: a study's name or path, <c>none</c>, or a map with the study, which of its arms is which of the scenario's, and
/// whether it is a reference only.
/// </summary>
internal sealed class StudyLink(InputText input, List<InputText> inputs, Problems problems)
{
    /// <summary>The word for no study, and the one for a study that the scenario does not claim to play.</summary>
    public const string None = "none", Reference = "reference";

    /// <summary>The longest list of reasons why a study is left out.</summary>
    public const int LongestReason = 4000;

    // A plan of 400 points names one study 400 times.
    private static readonly ConcurrentDictionary<string, Study> InProgram = new(StringComparer.Ordinal);

    /// <summary>The link and its study, which is null where it is left out.</summary>
    public (EvidenceLink Link, Study? Study)? Read(ValueReader value, IReadOnlyList<string> arms)
    {
        if (!value.IsPresent || value.Is(None))
            return null;
        MapReader? map = value.Node is ScalarNode ? null : value.Map();
        ValueReader name = map?.Required("study") ?? value;
        bool reference = map?.Optional("as").Word([Reference]) is not null;
        string? leftOut = map?.Optional("left_out").Text(LongestReason);
        ValueReader paired = map?.Optional("arms") ?? default;
        if (leftOut is not null)
        {
            map!.Finish();
            return name.Label() is { } left ? (new EvidenceLink(left, new Dictionary<string, string>()) { LeftOut = leftOut }, null) : null;
        }

        Study? study = Named(name);
        // A variant may take away an arm that its base paired up: that is no slip of the hand here, but another design.
        bool inherited = value.Node!.File != input.Display;
        Dictionary<string, string> pairs = Pairs(paired, study, arms, inherited);
        map?.Finish();
        if (study is null)
            return null;
        EvidenceLink link = new(((ScalarNode)name.Node!).Text, pairs) { IsReference = reference };
        if (!inherited && study.Design.Arms.Count > 0 && arms.Count > 0 && study.Design.Arms.All(a => !arms.Contains(link.ArmFor(a.Name))))
        {
            name.Refuse("none of the study's arms is an arm here",
                "arms: { STUDY_ARM: arm }, where the study has " + string.Join(", ", study.Design.Arms.Select(a => a.Name)));
        }
        return (link, study);
    }

    private Dictionary<string, string> Pairs(ValueReader value, Study? study, IReadOnlyList<string> arms, bool inherited)
    {
        Dictionary<string, string> pairs = [];
        if (!value.IsPresent || value.Map() is not { } map)
            return pairs;
        foreach ((string studyArm, Position at, ValueReader arm) in map.All())
        {
            string[] known = [.. study?.Design.Arms.Select(a => a.Name) ?? []];
            if (study is not null && !known.Contains(studyArm))
                problems.Add(at, "the study has no such arm", studyArm, "one of " + string.Join(", ", known), NearestWord.Of(studyArm, known));
            if ((inherited ? arm.Identifier() : arm.Word([.. arms])) is { } own)
                pairs[studyArm] = own;
        }
        return pairs;
    }

    private Study? Named(ValueReader value)
    {
        if (value.Label() is not { } name)
            return null;
        if (Catalogue.TryFind(InputKind.Study, name, input.Folder) is not { } found)
        {
            string[] known = [.. Catalogue.Studies().Select(s => s.Name)];
            value.Refuse("no such study", $"one of {string.Join(", ", known)}, a path, or {None}", NearestWord.Of(name, [.. known, None]));
            return null;
        }
        inputs.Add(found);
        try
        {
            return found.InProgram ? InProgram.GetOrAdd(found.Name, _ => Parsed(found)) : Parsed(found);
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return null;
        }
    }

    private static Study Parsed(InputText found) => EvidenceReader.ParseStudy(found.Text, found.Display, found.Folder);
}
