using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Binding;

/// <summary>Reads <c>evidence</c>: a study's name or path, or a map with the study and which of its arms is which of the scenario's.</summary>
internal sealed class StudyLink(string? folder, List<InputText> inputs, Problems problems)
{
    public (EvidenceLink Link, Study Study)? Read(ValueReader value, IReadOnlyList<string> arms)
    {
        if (!value.IsPresent)
            return null;
        MapReader? map = value.Node is ScalarNode ? null : value.Map();
        ValueReader name = map?.Required("study") ?? value;
        ValueReader paired = map?.Optional("arms") ?? default;
        Study? study = Named(name);
        Dictionary<string, string> pairs = Pairs(paired, study, arms);
        map?.Finish();
        if (study is null)
            return null;
        EvidenceLink link = new(((ScalarNode)name.Node!).Text, pairs);
        if (study.Design.Arms.Count > 0 && arms.Count > 0 && study.Design.Arms.All(a => !arms.Contains(link.ArmFor(a.Name))))
        {
            name.Refuse("none of the study's arms is an arm here",
                "arms: { STUDY_ARM: arm }, where the study has " + string.Join(", ", study.Design.Arms.Select(a => a.Name)));
        }
        return (link, study);
    }

    private Dictionary<string, string> Pairs(ValueReader value, Study? study, IReadOnlyList<string> arms)
    {
        Dictionary<string, string> pairs = [];
        if (!value.IsPresent || value.Map() is not { } map)
            return pairs;
        foreach ((string studyArm, Position at, ValueReader arm) in map.All())
        {
            string[] known = [.. study?.Design.Arms.Select(a => a.Name) ?? []];
            if (study is not null && !known.Contains(studyArm))
                problems.Add(at, "the study has no such arm", studyArm, "one of " + string.Join(", ", known), NearestWord.Of(studyArm, known));
            if (arm.Word([.. arms]) is { } own)
                pairs[studyArm] = own;
        }
        return pairs;
    }

    private Study? Named(ValueReader value)
    {
        if (value.Label() is not { } name)
            return null;
        if (Catalogue.TryFind(InputKind.Study, name, folder) is not { } input)
        {
            value.Refuse("no such study", "one of " + string.Join(", ", Catalogue.Studies().Select(s => s.Name)) + ", or a path",
                Catalogue.Nearest(InputKind.Study, name));
            return null;
        }
        inputs.Add(input);
        try
        {
            return EvidenceReader.ParseStudy(input.Text, input.Display, input.Folder);
        }
        catch (BadInputException bad)
        {
            problems.AddRange(bad.Problems);
            return null;
        }
    }
}
