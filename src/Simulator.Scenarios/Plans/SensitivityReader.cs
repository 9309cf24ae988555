using System.Globalization;
using System.Text;
using Simulator.Engine.Parameters;
using Simulator.Experiments;
using Simulator.Experiments.Designs;
using Simulator.Scenarios.Yaml;

namespace Simulator.Scenarios.Plans;

/// <summary>Reads plans of sensitivity: <c>kind: sensitivity</c>.</summary>
internal static class SensitivityReader
{
    private const int MostRows = 65_536, MostReplications = 100_000;

    internal static (IDesign, string)? Read(PlanHead head, MapReader map)
    {
        ValueReader contrasted = map.Optional("contrast"), measure = map.Optional("measure"), listed = map.Optional("parameters"),
            sobol = map.Optional("sobol");
        int trajectories = map.Optional("trajectories").Integer(2, 10_000, "trajectories") ?? 10;
        map.Finish();
        Scenario scenario = head.Scenario;
        if (PlanValues.Contrast(contrasted, head, scenario) is not { } contrast) return null;
        string asked = (measure.IsPresent ? PlanValues.Measure(measure, scenario) : null) ?? PlanValues.MainEffect(scenario);
        Parameter[] known = [.. scenario.Parameters.Declared.Where(p => p.Low < p.High)];
        Parameter[] parameters = listed.IsPresent
            ? [.. listed.Items(1, known.Length).Select(i => i.Word([.. known.Select(p => p.Symbol)])).OfType<string>().Distinct()
                .Select(s => known.First(p => p.Symbol == s))]
            : [.. known.Where(p => RangeDraw.IsDrawn(scenario.Parameters, p))];
        (int Parameters, int Rows, int Replications) second = (8, 128, head.Replications ?? 40);
        if (sobol.Map() is { } of)
        {
            ValueReader rows = of.Optional("rows");
            second = (of.Optional("parameters").Integer(0, SensitivityDesign.MostIndices, "parameters") ?? second.Parameters,
                rows.Integer(2, MostRows, "rows") ?? second.Rows,
                of.Optional("replications").Integer(2, MostReplications) ?? second.Replications);
            if (!int.IsPow2(second.Rows)) rows.Refuse("not a power of two, which the samples need", "16, 32, 64, 128 …");
            of.Finish();
        }

        if (parameters.Length == 0) return null;
        SensitivityPlan plan = new()
        {
            Id = head.Id,
            Title = head.Title ?? $"Sensitivity: {scenario.Title}",
            Scenario = scenario,
            Contrast = contrast,
            Measure = asked,
            Parameters = parameters,
            Morris = (trajectories, head.Replications ?? 40),
            Sobol = second with { Parameters = Math.Min(second.Parameters, parameters.Length) },
        };
        StringBuilder text = PlanValues.Head(SensitivityDesign.KindWord, plan.Title, scenario.Seed, plan.Morris.Replications);
        text.Append(CultureInfo.InvariantCulture,
            $"contrast: {contrast}\nmeasure: {asked}\nparameters: [{string.Join(", ", parameters.Select(p => PlanValues.Quoted(p.Symbol)))}]\n")
            .Append(CultureInfo.InvariantCulture, $"trajectories: {trajectories}\n")
            .Append(CultureInfo.InvariantCulture, $"sobol: {{ parameters: {plan.Sobol.Parameters}, rows: {plan.Sobol.Rows}, "
                + $"replications: {plan.Sobol.Replications} }}\n");
        return (new SensitivityDesign(plan), text.ToString());
    }
}
